/**
 * The history without holes: values before the first number are dropped, missing ones (NaN, infinite) are filled from the
 * neighbours one season away when there are any, else on the straight line between neighbours; at the end, with the last value
 * of the same phase.
 */
export function fillGaps(y: readonly number[], seasonLength: number): readonly number[] {
  if (y.every(Number.isFinite)) return y;
  const start = y.findIndex(Number.isFinite);
  if (start < 0) return [];
  const known = y.slice(start);
  const filled = [...known];
  const at = (t: number) => (t >= 0 && t < known.length && Number.isFinite(known[t]) ? known[t] : undefined);
  const nearest = (t: number, step: number) => {
    for (let s = t + step; s >= 0 && s < known.length; s += step) if (at(s) !== undefined) return s;
    return undefined;
  };
  known.forEach((value, t) => {
    if (Number.isFinite(value)) return;
    const seasons = seasonLength > 1 ? [nearest(t, -seasonLength), nearest(t, seasonLength)] : [];
    const close = seasons.filter((s) => s !== undefined && Math.abs(s - t) <= 2 * seasonLength) as number[];
    if (close.length > 0) {
      filled[t] = close.reduce((sum, s) => sum + (known[s] as number), 0) / close.length;
      return;
    }
    const before = nearest(t, -1) ?? 0;
    const after = nearest(t, 1);
    const [low, high] = [known[before] as number, known[after ?? before] as number];
    filled[t] = after === undefined ? low : low + ((high - low) * (t - before)) / (after - before);
  });
  return filled;
}
