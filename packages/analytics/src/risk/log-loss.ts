/** A probability nearer to 0 or 1 counts as this far, so that one certainty gone wrong does not make every mean infinite. */
const NEAREST = 1e-6;

/**
 * Mean negative logarithm of the probability given to what happened; ln 2 for always saying one half. NaN for none.
 * @see Good (1952), Rational decisions. J. Royal Statistical Society B 14(1), 107–114.
 */
export function logLoss(probabilities: readonly number[], happened: readonly boolean[]): number {
  const sum = probabilities.reduce((total, p, i) => total - Math.log(Math.max(NEAREST, happened[i] ? p : 1 - p)), 0);
  return sum / probabilities.length;
}
