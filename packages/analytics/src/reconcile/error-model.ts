import type { Structure } from './structure.ts';

/** Covariance of the nodes' errors: diagonal + Σ factors[t]·factors[t]ᵀ, which is all that thousands of nodes can carry. */
export interface ErrorModel {
  /** Per node, > 0; infinite where its own forecast says nothing. */
  readonly diagonal: Float64Array;
  /** One row per past error, one value per node. */
  readonly factors: readonly Float64Array[];
}

/** Correlations are never believed wholly: so much of every variance stays the node's own. */
const LEAST_SHRINKAGE = 1e-4;
/** A variance of zero (a fixed fee) is this share of the largest. */
const LEAST_VARIANCE = 1e-20;

/**
 * Mean squared error of every node, of the errors that are there (NaN: not there; magnitude up to 1e150). A node without errors gets the mean variance
 * per leaf times its leaves; where no node has any, the variance is the number of leaves (structural scaling).
 */
export function errorVariances(structure: Structure, errors: readonly (readonly number[])[] | undefined): Float64Array {
  const size = Float64Array.from(structure.members, (own) => own.length);
  if (!errors) return size;
  const known = Float64Array.from(errors, (own) => {
    let [sum, count] = [0, 0];
    for (const e of own) {
      if (!Number.isFinite(e)) continue;
      sum += e * e;
      count++;
    }
    return count > 0 ? sum / count : NaN;
  });
  const largest = known.reduce((max, v) => (v > max ? v : max), 0);
  if (!(largest > 0)) return size;
  const perLeaf = known.map((v, node) => v / (size[node] as number)).filter((v) => !Number.isNaN(v));
  const typical = perLeaf.reduce((sum, v) => sum + v, 0) / perLeaf.length;
  return known.map((v, node) =>
    Math.max(Number.isNaN(v) ? typical * (size[node] as number) : v, LEAST_VARIANCE * largest)
  );
}

/**
 * Variances and shrunk correlations of the errors. The shrinkage needs sums over all pairs of nodes; with standardised errors z
 * they are sums over pairs of times, Σᵢⱼ(Σₜ zᵢₜzⱼₜ)² = Σₛₜ(Σᵢ zᵢₛzᵢₜ)² and Σᵢⱼ(zᵢₜzⱼₜ)² = (Σᵢ zᵢₜ²)², so its cost is linear in nodes.
 * Errors are not centred: a bias is part of how wrong a forecast is.
 * @param errors per node, aligned in time; NaN where there is none, which shrinks that node's correlations further
 * @see Schäfer & Strimmer (2005), A shrinkage approach to large-scale covariance matrix estimation. SAGMB 4(1), 32.
 * @see Wickramasuriya, Athanasopoulos & Hyndman (2019), Optimal forecast reconciliation … through trace minimization. JASA 114.
 */
export function shrunkErrorModel(structure: Structure, errors: readonly (readonly number[])[]): ErrorModel {
  const variance = errorVariances(structure, errors);
  const times = errors[0]?.length ?? 0;
  if (times === 0) return { diagonal: variance, factors: [] };
  const standard = Array.from({ length: times }, (_, t) =>
    Float64Array.from(errors, (own, node) => {
      const e = own[t] as number;
      return Number.isFinite(e) ? e / Math.sqrt(variance[node] as number) : 0;
    })
  );
  const share = 1 - shrinkage(standard);
  return {
    diagonal: variance.map((v, node) => {
      const explained = standard.reduce((sum, row) => sum + (row[node] as number) ** 2, 0) / times;
      return v * (1 - share * Math.min(1, explained));
    }),
    factors: standard.map((row) => row.map((z, node) => z * Math.sqrt((share * (variance[node] as number)) / times))),
  };
}

/** How far correlations are to be moved toward zero, 0 to 1: their summed sampling variances over their summed squares. */
function shrinkage(standard: readonly Float64Array[]): number {
  const times = standard.length;
  if (times < 3) return 1;
  const nodes = standard[0]?.length ?? 0;
  const own = new Float64Array(nodes);
  const ownSquares = new Float64Array(nodes);
  let [products, squares] = [0, 0];
  standard.forEach((row, t) => {
    for (let s = 0; s <= t; s++) products += (s < t ? 2 : 1) * dot(row, standard[s] as Float64Array) ** 2;
    squares += dot(row, row) ** 2;
    for (let i = 0; i < nodes; i++) {
      const square = (row[i] as number) ** 2;
      own[i] = (own[i] as number) + square;
      ownSquares[i] = (ownSquares[i] as number) + square * square;
    }
  });
  // Pairs of a node with itself do not count.
  products -= dot(own, own);
  squares -= ownSquares.reduce((sum, v) => sum + v, 0);
  const variances = (times * (squares - products / times)) / (times - 1);
  const estimate = variances / products;
  return products > 0 ? Math.min(1, Math.max(LEAST_SHRINKAGE, estimate)) : 1;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
