/** One path out of many: the weighted mean of those that are there; the plain mean where none of them has weight. */
export function combine(points: readonly (readonly number[] | null)[], weights: readonly number[]): number[] {
  const present = points.flatMap((point, i) => (point ? [{ point, weight: weights[i] ?? 0 }] : []));
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const horizon = present[0]?.point.length ?? 0;
  const share = (weight: number) => (total > 0 ? weight / total : 1 / present.length);
  return Array.from({ length: horizon }, (_, h) =>
    present.reduce((sum, { point, weight }) => sum + share(weight) * (point[h] as number), 0)
  );
}
