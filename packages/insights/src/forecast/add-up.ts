/**
 * Shifts the forecasts of parts so that they add up to the forecast of the whole.
 *
 * The whole is forecast directly (its noise cancels out), so it keeps its value; the difference is shared in proportion to the
 * parts' error variances: least squares with the whole taken as certain. Parts that may not go below zero stop there, and the
 * others carry their share.
 * @param parts one value per part
 * @param spread typical error per part
 * @param floor lowest value per part, -Infinity for none
 * @returns values that add up to `whole`, unless every part stands at its floor
 * @see Wickramasuriya, Athanasopoulos & Hyndman (2019), Optimal forecast reconciliation. JASA 114(526), 804–819.
 */
export function addUp(
  whole: number,
  parts: readonly number[],
  spread: readonly number[],
  floor: readonly number[]
): readonly number[] {
  const values = [...parts];
  for (let round = 0; round <= parts.length; round++) {
    const gap = whole - values.reduce((sum, v) => sum + v, 0);
    const free = values.flatMap((v, i) => (gap > 0 || v > (floor[i] as number) ? [i] : []));
    if (gap === 0 || free.length === 0) break;
    const weights = free.map((i) => (spread[i] as number) ** 2);
    const total = weights.reduce((sum, w) => sum + w, 0);
    free.forEach((i, k) => {
      const share = total > 0 ? (weights[k] as number) / total : 1 / free.length;
      values[i] = Math.max(floor[i] as number, (values[i] as number) + gap * share);
    });
    if (free.every((i) => (values[i] as number) > (floor[i] as number))) break;
  }
  return values;
}
