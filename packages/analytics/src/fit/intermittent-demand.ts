/** Smoothing of sizes and intervals that the literature settled on. */
const CROSTON = 0.1;
const TSB = 0.2;

/**
 * Croston's demand rate: smoothed size of demands over smoothed interval between them.
 * @param options.corrected times 0.95, which removes most of the bias at a smoothing of 0.1
 * @returns expected value per step; 0 for a history without demand
 * @see Croston (1972), Forecasting and stock control for intermittent demands. Operational Research Quarterly 23(3), 289–303;
 * Syntetos & Boylan (2005), The accuracy of intermittent demand estimates. IJF 21(2), 303–314.
 */
export function fitCroston(y: readonly number[], { corrected = false } = {}): number {
  const dates = y.flatMap((v, t) => (v === 0 ? [] : [t]));
  if (dates.length === 0) return 0;
  const size = smooth(
    dates.map((t) => y[t] as number),
    CROSTON
  );
  const interval = smooth(
    dates.map((t, i) => t - (dates[i - 1] ?? -1)),
    CROSTON
  );
  return ((corrected ? 1 - CROSTON / 2 : 1) * size) / interval;
}

/**
 * Smoothed size of demands times smoothed probability of demand.
 * @see Teunter, Syntetos & Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence. European Journal of
 * Operational Research 214(3), 606–615.
 */
export function fitTsb(y: readonly number[], smoothing = TSB): number {
  const sizes = y.filter((v) => v !== 0);
  if (sizes.length === 0) return 0;
  const probability = smooth(
    y.map((v) => (v === 0 ? 0 : 1)),
    smoothing
  );
  return probability * smooth(sizes, smoothing);
}

/** The level after the last value, the first value being where it starts. */
function smooth(y: readonly number[], alpha: number): number {
  return y.reduce((level, v) => level + alpha * (v - level));
}
