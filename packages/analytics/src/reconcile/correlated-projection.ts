import { cholesky, solveCholesky } from './cholesky.ts';
import { conjugateGradients } from './conjugate-gradients.ts';
import type { ErrorModel } from './error-model.ts';
import type { Structure } from './structure.ts';
import type { Projection } from './weighted-projection.ts';
import { weightedProjection } from './weighted-projection.ts';

/**
 * The coherent values nearest to given ones when errors are correlated (the GLS projection of MinT).
 *
 * An error is e = ε + Σ zₜ·factorₜ with independent ε and unit z. For known z the answer is the weighted projection of y − Σ zₜ·
 * factorₜ, so only z has to be found: a system of the size of the number of past errors (Woodbury's identity), never of nodes ×
 * nodes. Its factor serves every y, and as preconditioner where leaves are held at zero.
 */
export function correlatedProjection(structure: Structure, model: ErrorModel): Projection {
  const { diagonal } = model;
  const project = weightedProjection(structure, diagonal);
  const factors = compress(model.factors);
  const rank = factors.length;
  if (rank === 0) return project;
  const weighted = factors.map((row) => row.map((v, i) => v / (diagonal[i] as number)));

  /** Weighted products of the factors with what the projection takes away from x. */
  const residualOn = (x: Float64Array, zero?: Uint8Array) => {
    const kept = project(x, zero);
    const gone = x.map((v, i) => v - (kept[i] as number));
    return Float64Array.from(weighted, (row) => dot(row, gone));
  };
  const mix = (z: Float64Array) => {
    const x = new Float64Array(diagonal.length);
    factors.forEach((row, t) => {
      const share = z[t] as number;
      for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) + share * (row[i] as number);
    });
    return x;
  };
  const system = new Float64Array(rank * rank);
  factors.forEach((row, t) => {
    system.set(residualOn(row), t * rank);
    system[t * rank + t] = (system[t * rank + t] as number) + 1;
  });
  const factor = cholesky(system, rank);

  return (y, zero) => {
    const z = conjugateGradients(
      (x) => residualOn(mix(x), zero).map((v, t) => v + (x[t] as number)),
      residualOn(y, zero),
      (r) => solveCholesky(factor, r)
    );
    const common = mix(z);
    return project(
      y.map((v, i) => v - (common[i] as number)),
      zero
    );
  };
}

/** At most as many factors as nodes, with the same sum of products. */
function compress(factors: readonly Float64Array[]): readonly Float64Array[] {
  const n = factors[0]?.length ?? 0;
  if (factors.length <= n) return factors;
  const products = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const row of factors) sum += (row[i] as number) * (row[j] as number);
      products[i * n + j] = sum;
    }
  }
  const lower = cholesky(products, n);
  return Array.from({ length: n }, (_, j) => Float64Array.from({ length: n }, (__, i) => lower[i * n + j] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
