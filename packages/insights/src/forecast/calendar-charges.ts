import { DAY_MS } from '@smartcloudops/focus';

/** A day stands out when it exceeds its neighbours' median by this many of their typical deviations, and by a tenth of it. */
const DEVIATIONS = 5;
const NEIGHBOURS = 5;

export interface CalendarCharges {
  /** The history without the charges that come once a month. */
  readonly base: readonly number[];
  /** Those charges, on their days; zero on all others. */
  readonly firsts: readonly number[];
}

/**
 * Takes charges of the first of the month (support, tax, subscriptions, commitment fees) out of a daily series, so that they are
 * neither smeared over the month nor mistaken for a jump. A single known first is no pattern, but is too much of a spike to learn
 * a level from.
 * @param y daily charges
 * @param from the first day, epoch ms UTC
 */
export function splitCalendarCharges(y: readonly number[], from: number): CalendarCharges {
  const firsts = y.map((_, t) => (new Date(from + t * DAY_MS).getUTCDate() === 1 ? excessOver(y, t) : 0));
  return { base: y.map((v, t) => v - (firsts[t] as number)), firsts };
}

/** How much a day stands above the days around it; 0 when it does not stand out. */
function excessOver(y: readonly number[], t: number): number {
  const around = [...y.slice(Math.max(0, t - NEIGHBOURS), t), ...y.slice(t + 1, t + 1 + NEIGHBOURS)].filter(
    Number.isFinite
  );
  if (around.length < NEIGHBOURS || !Number.isFinite(y[t])) return 0;
  const level = median(around);
  const deviation = median(around.map((v) => Math.abs(v - level)));
  const amount = (y[t] as number) - level;
  return amount > Math.max(DEVIATIONS * deviation, 0.1 * Math.abs(level)) ? amount : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2;
}
