import { combineMembers } from './combine/combine-members.ts';
import { stepSpread, sumSpread } from './conformal/spread.ts';
import { stepScore, sumScore } from './conformal/pooled-quantile.ts';
import type { Forecast, ForecastOptions, SumForecast } from './forecast-result.ts';
import { prepare } from './history/prepare.ts';

const DEFAULT_LEVELS: readonly number[] = [0.8, 0.95];

export interface Prediction extends Forecast {
  /**
   * The sum of the steps `[from, to)` (0-based, default all). Its interval is calibrated on sums of backtest errors, which
   * cancel out in part, rather than on added bounds.
   */
  readonly sum: (from?: number, to?: number) => SumForecast;
}

/**
 * One fit, every answer: the path and sums of it. {@link forecast} and {@link forecastSum} are its short forms.
 *
 * Any history is answered: a short one by the naive forecast with wide intervals, an empty one by zeros within the widest finite
 * bounds (nothing is known). NaN marks a missing value.
 */
export function predict(y: readonly number[], options: ForecastOptions): Prediction {
  const { horizon, level = DEFAULT_LEVELS } = options;
  const prepared = prepare(y, options);
  if (!prepared) return nothingKnown(horizon, level, options.nonNegative ?? true);
  const { history, floor, restore } = prepared;
  const { point, errors } = combineMembers(history, horizon);
  const step = stepSpread(errors, floor);
  const cumulative = sumSpread(errors, floor);
  const restored = point.map(restore);
  return {
    point: restored,
    intervals: level.map((p) => {
      const score = stepScore(p);
      return {
        level: p,
        lower: point.map((v, h) => restore(v - score * step.at(h + 1))),
        upper: point.map((v, h) => restore(v + score * step.at(h + 1))),
      };
    }),
    sum: (from = 0, to = horizon) => {
      const total = (path: readonly number[]) => path.slice(from, to).reduce((sum, v) => sum + v, 0);
      // A later window of the same length is as much less certain as its last step is.
      const near = step.at(to - from);
      const typical = cumulative.at(to - from) * (near > 0 ? step.at(to) / near : 1);
      const centre = total(point);
      const shown = total(restored);
      return {
        point: shown,
        intervals: level.map((p) => {
          const width = sumScore(p) * typical;
          return {
            level: p,
            lower: Math.min(shown, restore(centre - width)),
            upper: Math.max(shown, restore(centre + width)),
          };
        }),
      };
    },
  };
}

function nothingKnown(horizon: number, level: readonly number[], nonNegative: boolean): Prediction {
  const lower = nonNegative ? 0 : -Number.MAX_VALUE;
  const upper = Number.MAX_VALUE;
  const fill = (value: number) => new Array<number>(horizon).fill(value);
  return {
    point: fill(0),
    intervals: level.map((p) => ({ level: p, lower: fill(lower), upper: fill(upper) })),
    sum: () => ({ point: 0, intervals: level.map((p) => ({ level: p, lower, upper })) }),
  };
}
