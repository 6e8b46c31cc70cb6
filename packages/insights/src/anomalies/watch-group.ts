import { detect, detectCostAnomalies } from '@smartcloudops/analytics';
import type { CostEvent } from '@smartcloudops/analytics';

import { monthRhythm } from '../bill/month-rhythm.ts';

const WEEK = 7;

type Values = readonly (number | null)[];

/** What was expected of a group's days, and where it came otherwise. Indexes are days of the history. */
export interface WatchedDays {
  readonly y: readonly number[];
  readonly events: readonly CostEvent[];
  readonly expected: Values;
  readonly lower: Values;
  readonly upper: Values;
}

/**
 * Watches the metered cost of a group day by day, each day judged by those before it, without what recurs at the turn of the month.
 * @param from the first day, epoch ms UTC
 */
export function watchGroup(
  y: readonly number[],
  from: number,
  { falseAlarmRate, minImpact }: { readonly falseAlarmRate: number; readonly minImpact: number }
): WatchedDays {
  const rhythm = monthRhythm(y, from);
  const steady = y.map((v, t) => v - (rhythm[t] as number));
  const nonNegative = steady.every((v) => !(v < 0));
  const { detections } = detect(steady, { seasons: [WEEK], falseAlarmRate, nonNegative });
  const expected = detections.map((one) => one.expected);
  const found = detectCostAnomalies(steady, { seasonLength: WEEK, falseAlarmRate, leastImpact: minImpact });
  for (const event of found) event.expected.forEach((v, i) => (expected[event.start + i] = v));

  const back = (values: Values, start = 0) =>
    values.map((v, i) => (v === null ? null : v + (rhythm[start + i] as number)));
  // An event's expectation may lie outside what would be usual if its days were learned from.
  const bound = (of: Values, side: typeof Math.min) =>
    of.map((v, t) => (v === null || expected[t] == null ? null : side(v, expected[t])));
  return {
    y,
    events: found.map((event) => ({ ...event, expected: back(event.expected, event.start) as number[] })),
    expected: back(expected),
    lower: back(
      bound(
        detections.map((one) => one.lower),
        Math.min
      )
    ),
    upper: back(
      bound(
        detections.map((one) => one.upper),
        Math.max
      )
    ),
  };
}
