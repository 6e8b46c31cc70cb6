import type { Distribution } from '../forecast-result.ts';
import type { ScoreTable } from './pooled-quantile.ts';

export interface Calibrated extends Distribution {
  readonly interval: (level: number) => { readonly level: number; readonly lower: number; readonly upper: number };
}

/**
 * The distribution around a forecast: `centre` ± score × spread, seen through `restore` (units, known steps, no negative money).
 * @param shown the point as the caller sees it: the median, whatever clipping does to the centre
 * @param restore increasing
 */
export function calibrated(
  shown: number,
  centre: number,
  spread: number,
  table: ScoreTable,
  restore: (value: number) => number
): Calibrated {
  const quantile = (p: number) => {
    const width = spread * table(Math.abs(2 * p - 1));
    if (p === 0.5) return shown;
    return p < 0.5 ? Math.min(shown, restore(centre - width)) : Math.max(shown, restore(centre + width));
  };
  return {
    quantile,
    probabilityAbove: (limit) => {
      // Rounding, clipping and the shown median are all in `quantile`: its inverse by bisection cannot disagree with it.
      let [low, high] = [0, 1];
      if (!(quantile(0) <= limit)) return 1;
      if (quantile(1) <= limit) return 0;
      for (let i = 0; i < 50; i++) {
        const middle = (low + high) / 2;
        if (quantile(middle) <= limit) low = middle;
        else high = middle;
      }
      return 1 - low;
    },
    interval: (level) => ({ level, lower: quantile((1 - level) / 2), upper: quantile((1 + level) / 2) }),
  };
}
