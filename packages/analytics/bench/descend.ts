/** First and last step of the search. */
const STEP = [0.1, 0.002] as const;

/**
 * Minimises a function by its gradient, deterministically.
 * @param start changed in place
 * @see Kingma & Ba (2015), Adam: A method for stochastic optimization. ICLR.
 */
export function descend(
  start: Float64Array,
  gradientOf: (parameters: Float64Array) => Float64Array,
  iterations: number
): Float64Array {
  const [first, second] = [new Float64Array(start.length), new Float64Array(start.length)];
  for (let step = 1; step <= iterations; step++) {
    const gradient = gradientOf(start);
    const rate = STEP[0] * (STEP[1] / STEP[0]) ** (step / iterations);
    for (let i = 0; i < start.length; i++) {
      const g = gradient[i] as number;
      first[i] = 0.9 * (first[i] as number) + 0.1 * g;
      second[i] = 0.99 * (second[i] as number) + 0.01 * g * g;
      const [mean, square] = [(first[i] as number) / (1 - 0.9 ** step), (second[i] as number) / (1 - 0.99 ** step)];
      start[i] = (start[i] as number) - (rate * mean) / (Math.sqrt(square) + 1e-10);
    }
  }
  return start;
}
