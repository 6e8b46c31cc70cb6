import { median } from '../../combine/median.ts';

/** What one day should cost by the days before it, and how far ordinary days stray. */
export interface CostBaseline {
  readonly expected: number;
  readonly spread: number;
}

/** Weeks that tell a weekday's share … */
const FACTOR_WEEKS = 8;
/** … weeks that tell the level and its growth … */
const LEVEL_WEEKS = 4;
/** … and days that tell how far ordinary days stray. */
const SPREAD_DAYS = 56;
/** Smallest believable spread, as a share of the level. */
const LEAST_SPREAD = 0.005;

/**
 * Median level with Theil–Sen growth of the days without weekday, times the weekday's median share.
 * @param clean the days so far, strange ones replaced by what was expected; NaN where unknown
 * @param residuals clean − expected of the days so far
 */
export function costBaseline(clean: readonly number[], residuals: readonly number[], m: number): CostBaseline | null {
  const t = clean.length;
  const factors = seasonOffsets(clean, m);
  const days: { age: number; level: number }[] = [];
  for (let s = Math.max(0, t - LEVEL_WEEKS * m); s < t; s++) {
    const level = (clean[s] as number) - (factors[s % m] as number);
    if (Number.isFinite(level)) days.push({ age: t - s, level });
  }
  if (days.length < m) return null;
  const level = median(days.map((day) => day.level));
  const age = median(days.map((day) => day.age));
  const expected = level + growth(days) * age + (factors[t % m] as number);
  const recent = residuals.slice(-SPREAD_DAYS).filter(Number.isFinite).map(Math.abs);
  const own = recent.length >= m ? 1.4826 * median(recent) : 1.4826 * median(days.map((day) => Math.abs(day.level - level)));
  return { expected, spread: Math.max(own, LEAST_SPREAD * Math.abs(level)) };
}

/** What each phase adds to the mean of its season: the median over the last weeks. */
function seasonOffsets(clean: readonly number[], m: number): number[] {
  const offsets: number[][] = Array.from({ length: m }, () => []);
  const t = clean.length;
  for (let end = t; end >= m && end > t - FACTOR_WEEKS * m; end -= m) {
    const week = clean.slice(end - m, end);
    const known = week.filter(Number.isFinite);
    if (known.length < m - 1) continue;
    const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
    week.forEach((v, i) => {
      if (Number.isFinite(v)) (offsets[(end - m + i) % m] as number[]).push(v - mean);
    });
  }
  return offsets.map((values) => (values.length >= 2 ? median(values) : 0));
}

/** Median slope of all pairs of days. */
function growth(days: readonly { age: number; level: number }[]): number {
  const slopes: number[] = [];
  days.forEach((a, i) => days.slice(i + 1).forEach((b) => slopes.push((b.level - a.level) / (a.age - b.age))));
  return slopes.length > 0 ? median(slopes) : 0;
}
