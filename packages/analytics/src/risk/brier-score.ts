/**
 * Mean squared difference of probabilities and outcomes, 0 (perfect) to 1; 0.25 for always saying one half. NaN for none.
 * @see Brier (1950), Verification of forecasts expressed in terms of probability. Monthly Weather Review 78(1), 1–3.
 */
export function brierScore(probabilities: readonly number[], happened: readonly boolean[]): number {
  const sum = probabilities.reduce((total, p, i) => total + (p - (happened[i] ? 1 : 0)) ** 2, 0);
  return sum / probabilities.length;
}
