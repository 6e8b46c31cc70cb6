import { median } from '../../combine/median.ts';

/** What a day should cost by the days before it. */
export interface CostBaseline {
  /** From the last few days: what tomorrow costs if nothing happens. */
  readonly near: number;
  /** From the last weeks and their growth: what it would cost had nothing happened lately. */
  readonly far: number;
}

/** Weeks that tell what a weekday adds … */
const OFFSET_WEEKS = 8;
/** … and weeks that tell the level and its growth. */
const LEVEL_WEEKS = 4;
/** Share of the last day in the near level. */
const NEAR_SHARE = 0.3;
const LEAST_WEEKS = 3;

/**
 * Exponentially weighted level, and median level with Theil–Sen growth, of the days without their weekday; plus the weekday.
 * @param clean the days so far, strange ones replaced by what was expected
 * @returns null before three seasons have passed
 * @see Sen (1968), Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379–1389.
 */
export function costBaseline(clean: readonly number[], m: number): CostBaseline | null {
  const t = clean.length;
  if (t < LEAST_WEEKS * m) return null;
  const offsets = seasonOffsets(clean, m);
  const from = Math.max(0, t - LEVEL_WEEKS * m);
  const levels = clean.slice(from).map((value, i) => value - (offsets[(from + i) % m] as number));
  const centre = (levels.length + 1) / 2;
  const offset = offsets[t % m] as number;
  const far = median(levels) + growth(levels) * centre + offset;
  const near = levels.reduce((level, value) => level + NEAR_SHARE * (value - level)) + offset;
  return { near, far };
}

/** What each phase adds to the mean of its season: the median over the last weeks. */
function seasonOffsets(clean: readonly number[], m: number): readonly number[] {
  const offsets: number[][] = Array.from({ length: m }, () => []);
  for (let end = clean.length, week = 0; end >= m && week < OFFSET_WEEKS; end -= m, week++) {
    let sum = 0;
    for (let t = end - m; t < end; t++) sum += clean[t] as number;
    for (let t = end - m; t < end; t++) (offsets[t % m] as number[]).push((clean[t] as number) - sum / m);
  }
  return offsets.map((values) => median(values));
}

/** Median slope of pairs half the days apart. */
function growth(levels: readonly number[]): number {
  const half = levels.length >> 1;
  return median(levels.slice(half).map((value, i) => (value - (levels[i] as number)) / half));
}
