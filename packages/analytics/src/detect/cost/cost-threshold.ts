/** Limits of a day's own excess and of the cumulative sum, in spreads, for a share of ordinary days called strange. */
export function costThreshold(falseAlarmRate: number): { readonly single: number; readonly sums: number } {
  const decades = -Math.log10(falseAlarmRate);
  return { single: 2.1 * decades, sums: 4 * decades };
}

/** 0.99 at the limit for one false alarm in a hundred; one decade closer to 1 for each half of it more. */
export function tailScore(strength: number): number {
  return 1 - 10 ** (-2 * strength);
}
