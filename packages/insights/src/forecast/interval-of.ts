import type { Distribution } from '@smartcloudops/analytics';

import type { TotalInterval } from './forecast-answer.ts';

/** The interval that holds `level` of a distribution, with as much below as above. */
export function intervalOf({ quantile }: Distribution, level: number): TotalInterval {
  return { level, lower: quantile((1 - level) / 2), upper: quantile((1 + level) / 2) };
}
