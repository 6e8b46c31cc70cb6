/** A box constraint per coordinate: `[low, high]`. */
export type Bounds = readonly (readonly [number, number])[];

/**
 * Minimises `f` from `start` by the downhill simplex method, with points clamped into the box. Deterministic.
 * @returns the best point found and its value
 * @see Nelder & Mead (1965), A simplex method for function minimization. The Computer Journal 7(4), 308–313.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  bounds: Bounds,
  options: {
    readonly maxEvaluations?: number;
    readonly tolerance?: number;
    /** First edges of the simplex, as a share of the box. */
    readonly edge?: number;
  } = {}
): { readonly x: readonly number[]; readonly value: number } {
  const { maxEvaluations = 60 * start.length, tolerance = 1e-5, edge = 0.2 } = options;
  const clamp = (x: readonly number[]): number[] =>
    x.map((v, i) => {
      const [low, high] = bounds[i] ?? [-Infinity, Infinity];
      return Math.min(high, Math.max(low, v));
    });
  let evaluations = 0;
  const vertex = (x: readonly number[]) => {
    const inside = clamp(x);
    evaluations++;
    const value = f(inside);
    return { x: inside, value: Number.isFinite(value) ? value : Infinity };
  };

  const simplex = [vertex(start)];
  start.forEach((value, i) => {
    const [low, high] = bounds[i] ?? [value - 1, value + 1];
    const step = Number.isFinite(high - low) ? edge * (high - low) : 0.1 * Math.abs(value) || 0.1;
    simplex.push(vertex(start.map((v, j) => (j === i ? (v + step <= high ? v + step : v - step) : v))));
  });
  const byValue = (a: { value: number }, b: { value: number }) => a.value - b.value;
  simplex.sort(byValue);

  for (;;) {
    const best = simplex[0];
    const worst = simplex.at(-1);
    const second = simplex.at(-2);
    if (!best || !worst || !second) return { x: clamp(start), value: Infinity };
    const spread = worst.value - best.value;
    if (evaluations >= maxEvaluations || spread <= tolerance * (Math.abs(best.value) + 1e-300)) return best;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, v) => sum + (v.x[i] ?? 0), 0) / others.length);
    const along = (t: number) => vertex(centre.map((c, i) => c + t * (c - (worst.x[i] ?? c))));

    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      others.push(expanded.value < reflected.value ? expanded : reflected);
    } else if (reflected.value < second.value) {
      others.push(reflected);
    } else {
      const contracted = reflected.value < worst.value ? along(0.5) : along(-0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) others.push(contracted);
      else {
        const shrunk = [...others, worst].slice(1).map((v) => vertex(v.x.map((c, i) => ((best.x[i] ?? c) + c) / 2)));
        others.splice(0, others.length, best, ...shrunk);
      }
    }
    simplex.splice(0, simplex.length, ...others);
    simplex.sort(byValue);
  }
}
