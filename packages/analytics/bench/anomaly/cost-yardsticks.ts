import { YEAR, type Bill } from './cost-bills.ts';

/** Days called strange: excess beyond the 99th percentile of the first year, which has no anomaly. */
export type SimpleDetector = (bill: Bill) => readonly boolean[];

export const seasonalNaive: SimpleDetector = ({ y, known }) =>
  beyondFirstYear(
    y.map((v, t) => (t >= 7 ? v - (y[t - 7] as number) : 0)),
    known
  );

export const ewma: SimpleDetector = ({ y, known }) => {
  let level = y[0] as number;
  const residuals = y.map((v, t) => {
    const residual = v - level;
    if (!known[t]) level += 0.3 * (v - level);
    return residual;
  });
  return beyondFirstYear(residuals, known);
};

function beyondFirstYear(residuals: readonly number[], known: readonly boolean[]): readonly boolean[] {
  const first = residuals
    .slice(0, YEAR)
    .filter((_, t) => !known[t])
    .sort((a, b) => a - b);
  const limit = first[Math.floor(0.99 * first.length)] as number;
  return residuals.map((r, t) => r > limit && !known[t]);
}
