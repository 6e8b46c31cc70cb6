/** Where a signal has been so far; old extremes fade. */
export interface Range {
  low: number;
  high: number;
  count: number;
}

export interface RangeRule {
  /** Share of its width by which a range shrinks in a day without a new extreme. */
  readonly fade: number;
  /** One value widens the range by at most this share of its width. */
  readonly growth: number;
}

/** Values before anything can leave the range; as few again halve what leaving it means. */
const LEARNING = 20;

export function newRange(): Range {
  return { low: 0, high: 0, count: 0 };
}

/**
 * How far a value lies outside the range of the earlier ones, in widths of that range (positive above, negative below, 0 inside);
 * then the range takes it in. As a new extreme widens the range, the same value is not strange twice.
 */
export function leaveRange(range: Range, value: number, { fade, growth }: RangeRule, day: number): number {
  if (range.count === 0) range.low = range.high = value;
  const width = range.high - range.low;
  const above = value - range.high;
  const below = range.low - value;
  const most = range.count <= LEARNING || width === 0 ? Infinity : growth * width;
  const shrink = (fade / day) * width;
  if (above > 0) range.high += Math.min(above, most);
  else range.high -= shrink;
  if (below > 0) range.low -= Math.min(below, most);
  else range.low += shrink;
  range.count++;
  if (range.count <= LEARNING + 1 || width === 0) return 0;
  const beyond = above > 0 ? above : below > 0 ? -below : 0;
  return beyond / (width * (1 + LEARNING / range.count));
}
