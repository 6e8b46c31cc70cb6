import type { CostEvent } from './cost-event.ts';
import { costBaseline } from './cost-baseline.ts';
import type { CostWatch, JudgedDay } from './cost-watch.ts';

/** An event that is not over yet. */
export interface OpenEvent {
  readonly start: number;
  readonly detectedAt: number;
  readonly gradual: boolean;
  readonly side: number;
  readonly expected: number[];
  worst: number;
  /** Ordinary days since its last strange one. */
  quiet: number;
}

/** Less than this share of the expectation is not worth telling. */
export const LEAST_SHARE = 0.08;
/** A day still belongs to an event at this share of the limit. */
const HOLD = 0.4;
/** An event of at most so many days is a spike. */
const SPIKE_DAYS = 5;

/** Opens an event today or, for a sum, where the days before it began to be off; its days are replaced by what was expected. */
export function openEvent(watch: CostWatch, day: JudgedDay, y: readonly number[]): OpenEvent {
  const t = watch.clean.length;
  if (day.single >= 1 && day.share >= LEAST_SHARE) {
    watch.clean.push(day.expected);
    const side = Math.sign(day.z);
    return { start: t, detectedAt: t, gradual: false, side, expected: [day.expected], worst: day.single, quiet: 0 };
  }
  const side = Math.sign(watch.cusum.up - watch.cusum.down);
  const learned = watch.clean.splice(watch.rising);
  const usual: number[] = [];
  for (let s = watch.rising; s <= t; s++) {
    usual.push(costBaseline(watch.clean, watch.m)?.far ?? day.expected);
    watch.clean.push(usual.at(-1) as number);
  }
  let start = t;
  while (start > watch.rising && isOff(start - 1, y, watch.rising, usual, side)) start--;
  watch.clean.splice(watch.rising, start - watch.rising, ...learned.slice(0, start - watch.rising));
  const expected = usual.slice(start - watch.rising);
  return { start, detectedAt: t, gradual: true, side, expected, worst: day.sum, quiet: 0 };
}

/** Whether the mean of a day and the two after it is off by half of what is worth telling. */
function isOff(t: number, y: readonly number[], from: number, usual: readonly number[], side: number): boolean {
  let [excess, total] = [0, 0];
  for (let s = t; s < t + 3 && s - from < usual.length; s++) {
    const expected = usual[s - from] as number;
    total += Math.abs(expected);
    if (Number.isFinite(y[s])) excess += side * ((y[s] as number) - expected);
  }
  return excess >= (LEAST_SHARE / 2) * total;
}

export function followEvent(event: OpenEvent, watch: CostWatch, day: JudgedDay): void {
  const holds = day.single >= HOLD && day.share >= LEAST_SHARE && Math.sign(day.z) === event.side;
  event.quiet = holds ? 0 : event.quiet + 1;
  event.worst = Math.max(event.worst, day.single);
  event.expected.push(day.expected);
  watch.clean.push(day.expected);
}

/** @param end exclusive */
export function asCostEvent(event: OpenEvent, y: readonly number[], end: number): CostEvent {
  const { start, detectedAt, gradual, worst } = event;
  const expected = event.expected.slice(0, end - start);
  const impact = expected.reduce((sum, usual, i) => {
    const actual = y[start + i] as number;
    return sum + (Number.isFinite(actual) ? actual - usual : 0);
  }, 0);
  const kind = gradual ? 'gradual' : end - start > SPIKE_DAYS ? 'level' : 'spike';
  return { start, end, detectedAt, kind, impact, score: 1 - 10 ** (-2 * worst), expected };
}
