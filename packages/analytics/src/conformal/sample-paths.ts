import type { Dependence } from './dependence.ts';
import { normals, uniforms } from './random.ts';

/** Degrees of freedom: the frozen scores at 80 and 95 % are to each other as those of Student's t with three. */
const FREEDOM = 3;

/**
 * Paths whose steps have the calibrated distributions and whose errors go together as the dependence says: a t copula. One scale
 * per path makes the whole of it calm or stormy, so that sums have heavy tails as single steps do.
 * @param quantile of step `h` (0-based), for probabilities 0 to 1
 * @returns the first k paths are the same whatever the count
 * @see Demarta & McNeil (2005), The t copula and related copulas. International Statistical Review 73(1), 111–129.
 */
export function samplePaths(
  horizon: number,
  quantile: (h: number, p: number) => number,
  { common, persistence }: Dependence,
  count: number,
  seed: number
): Float64Array[] {
  const normal = normals(uniforms(seed));
  const innovation = Math.sqrt(1 - persistence * persistence);
  return Array.from({ length: count }, () => {
    const shared = normal();
    let scale = 0;
    for (let k = 0; k < FREEDOM; k++) scale += normal() ** 2;
    scale = Math.sqrt(FREEDOM / scale);
    let own = normal();
    return Float64Array.from({ length: horizon }, (_, h) => {
      if (h > 0) own = persistence * own + innovation * normal();
      return quantile(h, studentProbability(scale * (Math.sqrt(common) * shared + Math.sqrt(1 - common) * own)));
    });
  });
}

/** Cumulative distribution of Student's t with three degrees of freedom. */
function studentProbability(x: number): number {
  const r = x / Math.sqrt(FREEDOM);
  return 0.5 + (Math.atan(r) + r / (1 + r * r)) / Math.PI;
}
