/** Cost of the values [from, to) as one segment: minus twice its log-likelihood, constants left out. */
export type SegmentCost = (from: number, to: number) => number;

/** Normal with a mean of the segment's own and a known variance: squared deviations over the variance. */
export function meanCost(y: Float64Array, variance: number): SegmentCost {
  const { sum, squares } = prefixSums(y);
  return (from, to) => deviations(sum, squares, from, to) / variance;
}

/** Normal with mean and variance of the segment's own. @param least smallest believable variance: no segment is without noise */
export function meanVarianceCost(y: Float64Array, least: number): SegmentCost {
  const { sum, squares } = prefixSums(y);
  return (from, to) => {
    const length = to - from;
    return length * Math.log(Math.max(least, deviations(sum, squares, from, to) / length));
  };
}

function prefixSums(y: Float64Array) {
  const sum = new Float64Array(y.length + 1);
  const squares = new Float64Array(y.length + 1);
  y.forEach((v, t) => {
    sum[t + 1] = (sum[t] as number) + v;
    squares[t + 1] = (squares[t] as number) + v * v;
  });
  return { sum, squares };
}

function deviations(sum: Float64Array, squares: Float64Array, from: number, to: number): number {
  const total = (sum[to] as number) - (sum[from] as number);
  return Math.max(0, (squares[to] as number) - (squares[from] as number) - (total * total) / (to - from));
}
