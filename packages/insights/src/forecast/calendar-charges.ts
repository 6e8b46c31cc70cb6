import { DAY_MS } from '@smartcloudops/focus';

/** A day stands out when it exceeds its neighbours' median by this many of their typical deviations, and by a tenth of it. */
const DEVIATIONS = 5;
const NEIGHBOURS = 5;
/** A charge must have come this many months in a row to be expected again. */
const MONTHS = 2;

export interface CalendarCharges {
  /** The history without the charges that come once a month. */
  readonly base: readonly number[];
  /** What is expected on top of the base on a future day (epoch ms). */
  readonly expected: (day: number) => number;
}

/**
 * Takes charges of the first of the month (support, tax, subscriptions, commitment fees) out of a daily series, so that they are
 * neither smeared over the month nor mistaken for a jump, and expects the latest of them again on the next first.
 * @param y daily charges
 * @param from the first day, epoch ms UTC
 */
export function splitCalendarCharges(y: readonly number[], from: number): CalendarCharges {
  const firsts = y.flatMap((_, t) => (new Date(from + t * DAY_MS).getUTCDate() === 1 ? [t] : []));
  const excess = firsts.map((t) => ({ t, amount: excessOver(y, t) }));
  const recent = excess.slice(-MONTHS);
  const recurring = recent.length === MONTHS && recent.every(({ amount }) => amount > 0);
  const standing = new Map(excess.filter(({ amount }) => amount > 0).map(({ t, amount }) => [t, amount]));
  // A single known first is no pattern to expect, but is too much of a spike to learn a level from.
  const latest = recurring ? (recent.at(-1)?.amount ?? 0) : 0;
  return {
    base: standing.size > 0 ? y.map((v, t) => v - (standing.get(t) ?? 0)) : y,
    expected: (day) => (new Date(day).getUTCDate() === 1 ? latest : 0),
  };
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
