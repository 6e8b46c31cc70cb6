import type { MemoryRule } from './tuning.ts';

/** Where a signal has been so far; old extremes fade. */
export interface Range {
  low: number;
  high: number;
  count: number;
}

/** Values before anything can leave a range; so many more, and half a day, halve what leaving it means. */
const LEARNING = 20;
const LEARNING_DAYS = 0.5;

export function newRange(): Range {
  return { low: 0, high: 0, count: 0 };
}

/**
 * How far a value lies outside the range of the earlier ones, in widths of that range; 0 inside. Then the range takes it in: as a new
 * extreme widens it, the same value is not strange twice.
 */
export function leaveRange(range: Range, value: number, day: number, { fade, growth }: MemoryRule): number {
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
  return Math.max(0, above, below) / (width * (1 + (LEARNING + LEARNING_DAYS * day) / range.count));
}
