import { createDetector, seasonsOfStep } from '@smartcloudops/analytics';
import type { Detector, DetectorOptions } from '@smartcloudops/analytics';

import type { AnsweredLine } from './line-task.ts';
import { missedSteps, typicalStep } from './missed-steps.ts';
import { parseLine } from './series-line.ts';

/** Machines are looked at every few minutes, bills once a day: what is usual for each. The rate counts shortest seasons. */
export const PRESETS = {
  metrics: {},
  // A bill has a week, and one false alarm a quarter (of thirteen weeks) is borne for what a missed one costs.
  cost: { seasons: [7], falseAlarmRate: 1 / 13 },
} as const satisfies Record<string, DetectorOptions>;

export interface AnomalyOptions {
  readonly preset: keyof typeof PRESETS;
  readonly seasons?: readonly number[];
  readonly falseAlarmRate?: number;
}

/** Longest stretch of missing steps that is gone through; a longer one starts the seasons anew anyhow. */
const LONGEST_GAP = 10_000;
/** A detector learns from so many values before any is strange to it; times tell their step meanwhile. */
const LEARNED = 20;

/**
 * One line in, one line out: `{"id","score":[…],"alert":[…]}`, one per value. Each value is judged by those up to it, and nothing that
 * comes later: times as well. Seasons are those of the options, of the line, of the preset, a day and a week where times tell the
 * step, else they are learned.
 */
export function anomaliesLine(text: string, options: AnomalyOptions): AnsweredLine {
  const parsed = parseLine(text);
  if (parsed.kind === 'refused') return parsed;
  const { id, t, y, seasonLength } = parsed.series;
  const { preset, falseAlarmRate } = options;
  const said = options.seasons ?? (seasonLength === undefined ? undefined : [seasonLength]);
  const create = (seasons?: readonly number[]) =>
    createDetector({
      ...(seasons ? { seasons } : {}),
      ...PRESETS[preset],
      ...(said ? { seasons: said } : {}),
      ...(falseAlarmRate === undefined ? {} : { falseAlarmRate }),
    });
  const missed = t ? missedSteps(t) : null;
  const push = (detector: Detector, i: number) => {
    for (let step = Math.min(missed?.[i] ?? 0, LONGEST_GAP); step > 0; step--) detector.push(NaN);
    return detector.push(y[i] ?? NaN);
  };
  const score = new Array<number>(y.length).fill(0);
  const alert = new Array<boolean>(y.length).fill(false);
  const detector = create(t ? seasonsOf(t.slice(0, LEARNED)) : undefined);
  y.forEach((_, i) => {
    const detection = push(detector, i);
    // What comes before was needed to know the step.
    if (i < LEARNED) return;
    score[i] = detection.score;
    alert[i] = detection.alert;
  });
  return { kind: 'answer', text: JSON.stringify({ id, score, alert }) };
}

/** A day and a week in steps; undefined while times do not tell a step. */
function seasonsOf(t: readonly number[]): readonly number[] | undefined {
  const step = typicalStep(t);
  return step === null ? undefined : seasonsOfStep(step / 1000);
}
