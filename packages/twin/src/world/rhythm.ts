import { daysInMonth, firstDayOf, monthOf, weekdayOf } from './calendar.ts';
import { drift, keyAt, keyOf, normal } from './random.ts';

/** Bound once: looking `Math` up is slow where tests run in their own realm. */
const { PI, cos, exp, floor, log1p, min, sin } = Math;

/** How demand moves: over the week (Monday first), at month's end, over the year, and from year to year. */
export interface Rhythm {
  readonly week: readonly number[];
  /** Uplift of the month's last two days and first day. */
  readonly monthEnd: number;
  /** Uplift towards the end of November and December. */
  readonly season: number;
  readonly growthPerYear: number;
  /** Standard deviation of the day-to-day noise (log scale). */
  readonly noise: number;
}

const OFFICE_WEEK = [1.07, 1.09, 1.1, 1.08, 1.01, 0.66, 0.62];
const SHOPPING_WEEK = [0.95, 0.94, 0.96, 1.0, 1.07, 1.12, 1.05];
const FLAT_WEEK = [1, 1, 1, 1, 1, 1, 1];

export const RHYTHMS = {
  office: { week: OFFICE_WEEK, monthEnd: 0.12, season: 0.05, growthPerYear: 0.16, noise: 0.025 },
  shopping: { week: SHOPPING_WEEK, monthEnd: 0.03, season: 0.35, growthPerYear: 0.22, noise: 0.03 },
  batch: {
    week: [1.25, 1.0, 1.0, 1.0, 1.05, 0.7, 0.7],
    monthEnd: 0.55,
    season: 0.08,
    growthPerYear: 0.28,
    noise: 0.05,
  },
  research: { week: [1.0, 1.1, 1.15, 1.1, 1.0, 0.75, 0.7], monthEnd: 0, season: 0, growthPerYear: 0.45, noise: 0.12 },
  steady: { week: FLAT_WEEK, monthEnd: 0, season: 0, growthPerYear: 0.08, noise: 0.006 },
} as const satisfies Record<string, Rhythm>;

/** Growth is reckoned from this day, so that a day's demand does not depend on the world's range. */
const ANCHOR = floor(Date.UTC(2026, 0, 1) / 86_400_000);

/** Compounded growth since the anchor. */
export function growth(rhythm: Rhythm, day: number): number {
  return exp((log1p(rhythm.growthPerYear) * (day - ANCHOR)) / 365.25);
}

function monthFactor(rhythm: Rhythm, day: number): number {
  const month = monthOf(day);
  const dayInMonth = day - firstDayOf(month);
  return dayInMonth === 0 || dayInMonth >= daysInMonth(month) - 2 ? 1 + rhythm.monthEnd : 1;
}

function seasonFactor(rhythm: Rhythm, day: number): number {
  const january = firstDayOf(floor(monthOf(day) / 12) * 12);
  const sinceNovember = day - january - 310;
  if (sinceNovember < 0) return 1;
  return 1 + rhythm.season * sin((PI * min(sinceNovember, 55)) / 55);
}

/** Demand on a day relative to the anchor's average. `key` names the workload: all its meters move together. */
export function demand(key: number, rhythm: Rhythm, day: number): number {
  const noise = rhythm.noise * normal(keyAt(key, day)) + 1.5 * rhythm.noise * drift(keyOf(key, 'drift'), day, 18);
  const week = rhythm.week[weekdayOf(day)] ?? 1;
  return growth(rhythm, day) * week * monthFactor(rhythm, day) * seasonFactor(rhythm, day) * exp(noise);
}

/** Share of a day that has accrued by the start of hour h = 0…24, from 24 hourly weights. */
function accrualOf(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const accrual = new Float64Array(25);
  let sum = 0;
  weights.forEach((weight, hour) => {
    sum += weight;
    accrual[hour + 1] = sum / total;
  });
  accrual[24] = 1;
  return accrual;
}

const wave = (peakHour: number, swing: number) =>
  Array.from({ length: 24 }, (_, hour) => 1 + swing * cos((2 * PI * (hour - peakHour)) / 24));

export const ACCRUALS = {
  flat: accrualOf(new Array<number>(24).fill(1)),
  office: accrualOf(wave(15, 0.7)),
  shopping: accrualOf(wave(20, 0.6)),
  night: accrualOf(wave(3, 0.9)),
  /** Booked whole at the start of the day. */
  midnight: accrualOf([1, ...new Array<number>(23).fill(0)]),
} as const;
