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
const HOLD = 0.5;
/** An event of at most so many days is a spike. */
const SPIKE_DAYS = 5;

/** Opens an event where its sum began to rise, or today; its days are replaced by what was expected. */
export function openEvent(watch: CostWatch, day: JudgedDay, t: number): OpenEvent {
  const gradual = day.single < 1 || day.share < LEAST_SHARE;
  const start = gradual ? Math.min(t, watch.rising) : t;
  watch.clean.length = start;
  const expected: number[] = [];
  for (let s = start; s <= t; s++) {
    const usual = gradual ? (costBaseline(watch.clean, watch.m)?.far ?? day.expected) : day.expected;
    expected.push(usual);
    watch.clean.push(usual);
  }
  const side = gradual ? Math.sign(watch.cusum.up - watch.cusum.down) : Math.sign(day.z);
  return { start, detectedAt: t, gradual, side, expected, worst: Math.max(day.single, day.sum), quiet: 0 };
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
