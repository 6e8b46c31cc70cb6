import { conjugateGradients } from './conjugate-gradients.ts';
import type { Nesting } from './nesting.ts';
import { nest } from './nesting.ts';
import type { Structure } from './structure.ts';

/**
 * The coherent values nearest to given ones, a weighted least-squares projection.
 * @param y one value per node
 * @param zero per leaf position: 1 holds that leaf at zero
 * @returns per node, exactly summed from the leaves
 */
export type Projection = (y: Float64Array, zero?: Uint8Array) => Float64Array;

/**
 * Projects by inverse variances. Nodes that nest are solved exactly in one pass up the tree and one down (each node's value is the
 * precision-weighted mean of its own forecast and of the sum of its children; what is decided above is passed on in proportion to
 * variance), in O(nodes). Nodes that cross the tree correct that solution as observations do in a Kalman filter; their system has
 * one unknown per crossing node and is solved by conjugate gradients.
 * @param variance per node, > 0; infinite where the node's own forecast says nothing
 */
export function weightedProjection(structure: Structure, variance: Float64Array): Projection {
  const nesting = nest(structure);
  const onTree = treeProjection(nesting, variance);
  const sums = (x: Float64Array) => sumFromLeaves(structure, nesting, x);
  const crossing = nesting.crossing.filter((node) => Number.isFinite(variance[node]));
  if (crossing.length === 0) return (y, zero) => sums(onTree(y, zero && zeroNodes(structure, zero)));

  const { nodes, leaves, members } = structure;
  const sumOf = (node: number, x: Float64Array) => {
    let sum = 0;
    for (const position of members[node] ?? []) sum += x[leaves[position] as number] as number;
    return sum;
  };
  /** Data by which the tree answers with its covariance times Kᵀ·gain, where K sums the crossing nodes. */
  const spreadGain = (gain: Float64Array) => {
    const data = new Float64Array(nodes);
    crossing.forEach((node, k) => {
      for (const position of members[node] ?? []) {
        const leaf = leaves[position] as number;
        data[leaf] = (data[leaf] as number) + (variance[leaf] as number) * (gain[k] as number);
      }
    });
    return data;
  };
  const diagonal = crossing.map((node) =>
    (members[node] ?? []).reduce(
      (sum, position) => sum + (variance[leaves[position] as number] as number),
      variance[node] as number
    )
  );
  return (y, zero) => {
    const held = zero && zeroNodes(structure, zero);
    const start = onTree(y, held);
    const gain = conjugateGradients(
      (g) => {
        const answer = onTree(spreadGain(g), held);
        return Float64Array.from(
          crossing,
          (node, k) => sumOf(node, answer) + (variance[node] as number) * (g[k] as number)
        );
      },
      Float64Array.from(crossing, (node) => (y[node] as number) - sumOf(node, start)),
      (r) => r.map((v, k) => v / (diagonal[k] as number))
    );
    const correction = onTree(spreadGain(gain), held);
    return sums(start.map((v, node) => v + (correction[node] as number)));
  };
}

type TreeProjection = (y: Float64Array, held?: Uint8Array) => Float64Array;

function treeProjection({ order, parent, isLeaf }: Nesting, variance: Float64Array): TreeProjection {
  const nodes = variance.length;
  return (y, held) => {
    const mean = new Float64Array(nodes);
    const spread = new Float64Array(nodes);
    const childMean = new Float64Array(nodes);
    const childSpread = new Float64Array(nodes);
    for (const i of order) {
      const [own, below, value] = [variance[i] as number, childSpread[i] as number, childMean[i] as number];
      if (isLeaf[i]) {
        mean[i] = held?.[i] ? 0 : (y[i] as number);
        spread[i] = held?.[i] ? 0 : own;
      } else if (own === Infinity || below === 0) {
        mean[i] = value;
        spread[i] = below;
      } else {
        const share = below / (own + below);
        mean[i] = value + share * ((y[i] as number) - value);
        spread[i] = share * own;
      }
      const p = parent[i] as number;
      if (p < 0) continue;
      childMean[p] = (childMean[p] as number) + (mean[i] as number);
      childSpread[p] = (childSpread[p] as number) + (spread[i] as number);
    }
    for (let k = order.length - 1; k >= 0; k--) {
      const i = order[k] as number;
      const p = parent[i] as number;
      if (p < 0 || !(spread[i] as number)) continue;
      // `mean` of the parent is final here: parents come first on the way down.
      const share = (spread[i] as number) / (childSpread[p] as number);
      mean[i] = (mean[i] as number) + share * ((mean[p] as number) - (childMean[p] as number));
    }
    return mean;
  };
}

function zeroNodes({ nodes, leaves }: Structure, zero: Uint8Array): Uint8Array {
  const held = new Uint8Array(nodes);
  leaves.forEach((node, position) => (held[node] = zero[position] as number));
  return held;
}

/** What leaves say, summed upward: this is what makes the result coherent to the last digits. */
function sumFromLeaves(
  { nodes, leaves, members }: Structure,
  { order, parent, isLeaf, crossing }: Nesting,
  x: Float64Array
): Float64Array {
  const sums = new Float64Array(nodes);
  for (const i of order) {
    if (isLeaf[i]) sums[i] = x[i] as number;
    const p = parent[i] as number;
    if (p >= 0) sums[p] = (sums[p] as number) + (sums[i] as number);
  }
  for (const node of crossing) {
    for (const position of members[node] ?? [])
      sums[node] = (sums[node] as number) + (x[leaves[position] as number] as number);
  }
  return sums;
}
