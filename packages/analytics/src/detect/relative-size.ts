/** Mean absolute value, of about a week. */
export interface TypicalSize {
  mean: number;
  count: number;
}

const DAYS = 7;
/** Sizes below the typical one are told apart linearly, sizes above it by their ratio. */
const STEEPNESS = 4;

export function newTypicalSize(): TypicalSize {
  return { mean: 0, count: 0 };
}

/** Size relative to what is typical, on a scale that is logarithmic for large ones: one huge value does not hide the next. */
export function relativeSize(size: TypicalSize, value: number, day: number): number {
  size.count++;
  size.mean += (Math.abs(value) - size.mean) * Math.max(1 / size.count, 1 / (DAYS * day));
  return size.mean > 0 ? Math.asinh((STEEPNESS * value) / size.mean) : 0;
}
