import { combine } from './combine.ts';

type Path = readonly number[];

/** How far members are from their combination. */
export interface Disagreement {
  /** Of every step. */
  readonly step: Path;
  /** Of the sums up to every step: members that differ in level differ more and more there. */
  readonly sum: Path;
}

/** Mean absolute distances, by weight; zeros where no member spoke. */
export function disagreementOf(
  points: readonly (Path | null)[],
  centre: Path,
  weights: readonly number[]
): Disagreement {
  const distances = (paths: readonly (Path | null)[], middle: Path): Path => {
    const away = paths.map((path) => path && path.map((v, h) => Math.abs(v - (middle[h] as number))));
    return away.some((path) => path !== null) ? combine(away, weights) : middle.map(() => 0);
  };
  return {
    step: distances(points, centre),
    sum: distances(
      points.map((path) => path && cumulated(path)),
      cumulated(centre)
    ),
  };
}

function cumulated(path: Path): Path {
  let sum = 0;
  return path.map((v) => (sum += v));
}
