/**
 * Probability that a standard normal variable exceeds z ≥ 0, relative error below 1e-12: a power series near the middle, the
 * continued fraction of the Mills ratio beyond.
 * @see Abramowitz & Stegun (1964), 26.2.11 and 26.2.14.
 */
export function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [sum, term] = [0, z];
    for (let k = 1; term > 1e-17 * sum; k++) {
      sum += term;
      term *= (z * z) / (2 * k + 1);
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
}
