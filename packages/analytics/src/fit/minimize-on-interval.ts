/**
 * Minimises `f` on `[low, high]`: a coarse scan finds the basin (smoothing criteria often have two), golden sections narrow it.
 * @see Kiefer (1953), Sequential minimax search for a maximum. Proceedings of the AMS 4(3), 502–506.
 */
export function minimizeOnInterval(
  f: (x: number) => number,
  low: number,
  high: number,
  options: { readonly scan?: number; readonly refine?: number } = {}
): number {
  const { scan = 12, refine = 12 } = options;
  const step = (high - low) / scan;
  let best = low;
  let bestValue = Infinity;
  for (let i = 0; i <= scan; i++) {
    const x = i === scan ? high : low + i * step;
    const value = f(x);
    if (value < bestValue) [best, bestValue] = [x, value];
  }
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = Math.max(low, best - step);
  let b = Math.min(high, best + step);
  let c = b - ratio * (b - a);
  let d = a + ratio * (b - a);
  let fc = f(c);
  let fd = f(d);
  for (let i = 0; i < refine; i++) {
    if (fc <= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  const [x, value] = fc <= fd ? [c, fc] : [d, fd];
  return value < bestValue ? x : best;
}
