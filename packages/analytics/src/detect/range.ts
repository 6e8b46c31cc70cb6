/** Where a signal has been so far; old extremes fade. */
export interface Range {
  low: number;
  high: number;
  count: number;
}

/** Values before anything can leave the range. */
const LEARNING = 20;

export function newRange(): Range {
  return { low: 0, high: 0, count: 0 };
}

/**
 * How far a value lies outside the range of the earlier ones, in widths of that range (positive above, negative below, 0 inside);
 * then the range takes it in. As a new extreme widens the range, the same value is not strange twice.
 * @param fade share of its width by which the range shrinks with each value inside it
 */
export function leaveRange(range: Range, value: number, fade: number): number {
  if (range.count === 0) range.low = range.high = value;
  const width = range.high - range.low;
  const beyond = value > range.high ? value - range.high : Math.min(0, value - range.low);
  if (value > range.high) range.high = value;
  else range.high -= fade * width;
  if (value < range.low) range.low = value;
  else range.low += fade * width;
  range.count++;
  return range.count > LEARNING + 1 && width > 0 ? beyond / width : 0;
}
