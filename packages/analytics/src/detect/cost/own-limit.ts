/** Standardised sizes a series has shown on ordinary days, the last of them. */
export interface OwnSizes {
  readonly sizes: number[];
}

const DAYS = 365;
/** The limit assumed at first counts like so many days of the series' own. */
const PRIOR_DAYS = 60;

/**
 * The size that a share of ordinary days exceeds: the conformal quantile of the series' own last year, shrunk to a usual one.
 * @see Vovk, Gammerman & Shafer (2005), Algorithmic learning in a random world; Laxhammar & Falkman (2014), Online learning and
 * sequential anomaly detection in trajectories. IEEE TPAMI 36(6).
 */
export function ownLimit({ sizes }: OwnSizes, share: number, usual: number): number {
  const sorted = Float64Array.from(sizes).sort();
  const rank = Math.ceil((1 - share) * (sorted.length + 1)) - 1;
  const own = sorted[Math.min(rank, sorted.length - 1)] ?? usual;
  return (sorted.length * own + PRIOR_DAYS * usual) / (sorted.length + PRIOR_DAYS);
}

export function rememberSize({ sizes }: OwnSizes, size: number): void {
  sizes.push(size);
  if (sizes.length > DAYS) sizes.shift();
}
