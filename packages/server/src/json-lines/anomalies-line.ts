import { createDetector } from '@smartcloudops/analytics';
import type { DetectorOptions } from '@smartcloudops/analytics';

import type { AnsweredLine } from './line-task.ts';
import { missedSteps } from './missed-steps.ts';
import { parseLine } from './series-line.ts';

/** Machines are looked at every few minutes, bills once a day: what is usual for each. */
export const PRESETS = {
  metrics: {},
  // A bill has a week, and one false alarm a quarter is borne for what a missed one costs.
  cost: { seasons: [7], falseAlarmRate: 0.01 },
} as const satisfies Record<string, DetectorOptions>;

export interface AnomalyOptions {
  readonly preset: keyof typeof PRESETS;
  readonly seasons?: readonly number[];
  readonly falseAlarmRate?: number;
}

/** Longest stretch of missing steps that is gone through; a longer one starts the seasons anew anyhow. */
const LONGEST_GAP = 10_000;

/**
 * One line in, one line out: `{"id","score":[…],"alert":[…]}`, one per value. Each value is judged by those up to it, and nothing that
 * comes later: times as well.
 */
export function anomaliesLine(text: string, { preset, seasons, falseAlarmRate }: AnomalyOptions): AnsweredLine {
  const parsed = parseLine(text);
  if (parsed.kind === 'refused') return parsed;
  const { id, t, y, seasonLength } = parsed.series;
  const said = seasons ?? (seasonLength === undefined ? undefined : [seasonLength]);
  const detector = createDetector({
    ...PRESETS[preset],
    ...(said ? { seasons: said } : {}),
    ...(falseAlarmRate === undefined ? {} : { falseAlarmRate }),
  });
  const missed = t ? missedSteps(t) : null;
  const score: number[] = [];
  const alert: boolean[] = [];
  y.forEach((value, i) => {
    for (let step = Math.min(missed?.[i] ?? 0, LONGEST_GAP); step > 0; step--) detector.push(NaN);
    const detection = detector.push(value);
    score.push(detection.score);
    alert.push(detection.alert);
  });
  return { kind: 'answer', text: JSON.stringify({ id, score, alert }) };
}
