/** The days a world knows: `firstDay` inclusive, `endDay` exclusive. Arrays are indexed by day − firstDay. */
export interface DayRange {
  readonly firstDay: number;
  readonly endDay: number;
}

export function series(range: DayRange, amount: (day: number) => number): Float64Array {
  const values = new Float64Array(range.endDay - range.firstDay);
  for (let i = 0; i < values.length; i++) values[i] = amount(range.firstDay + i);
  return values;
}

export function mapped(values: Float64Array, change: (value: number, index: number) => number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = change(values[i] ?? 0, i);
  return result;
}

/** −0 would print as a debit of nothing. */
export function negated(values: Float64Array): Float64Array {
  return mapped(values, (value) => (value === 0 ? 0 : -value));
}
