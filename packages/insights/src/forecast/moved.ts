import type { Distribution } from '@smartcloudops/analytics';

interface Move {
  /** What to take as the centre of the distribution, and where to put it. */
  readonly from: number;
  readonly to: number;
  /** How much wider it becomes; default 1. */
  readonly stretch?: number;
  /** Nothing is possible below. */
  readonly floor?: number;
}

/** The same distribution elsewhere. */
export function moved(
  { quantile, probabilityAbove }: Distribution,
  { from, to, stretch = 1, floor = -Infinity }: Move
): Distribution {
  return {
    quantile: (p) => Math.max(floor, to + stretch * (quantile(p) - from)),
    probabilityAbove: (limit) => (limit < floor ? 1 : probabilityAbove(from + (limit - to) / stretch)),
  };
}
