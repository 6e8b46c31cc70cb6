import type { Forecast, ForecastOptions, SumForecast } from './forecast-result.ts';
import { combineMembers } from './combine/combine-members.ts';
import { pooledQuantile } from './conformal/pooled-quantile.ts';
import { pooledSpread } from './conformal/spread.ts';
import { prepare } from './history/prepare.ts';

const DEFAULT_LEVELS = [0.8, 0.95];
/** Errors grow with the horizon like h^growth; sums of them like k^growth. */
const GROWTH = 0.3;
const SUM_GROWTH = 0.85;

/**
 * Forecasts a series of equally spaced values; NaN marks a missing one.
 *
 * Any history is answered: a short one by the naive forecast with wide intervals, an empty one by zeros within the widest finite
 * bounds (nothing is known).
 * @returns expected values and prediction intervals for the next `horizon` steps
 */
export function forecast(y: readonly number[], options: ForecastOptions): Forecast {
  const { horizon, level = DEFAULT_LEVELS } = options;
  const prepared = prepare(y, options);
  if (!prepared) return unknown(horizon, level, options.nonNegative ?? true);
  const { history, floor, restore } = prepared;
  const { point, errors } = combineMembers(history, horizon);
  const spread = pooledSpread(errors, GROWTH, floor);
  return {
    point: point.map(restore),
    intervals: level.map((p) => {
      const width = pooledQuantile(p);
      return {
        level: p,
        lower: point.map((v, h) => restore(v - width * spread.at(h))),
        upper: point.map((v, h) => restore(v + width * spread.at(h))),
      };
    }),
  };
}

/** Forecasts the sum of the next `horizon` values. */
export function forecastSum(y: readonly number[], options: ForecastOptions): SumForecast {
  const { horizon, level = DEFAULT_LEVELS } = options;
  const prepared = prepare(y, options);
  if (!prepared) {
    const { intervals } = unknown(1, level, options.nonNegative ?? true);
    return {
      point: 0,
      intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: lower[0] ?? 0, upper: upper[0] ?? 0 })),
    };
  }
  const { history, floor, restore } = prepared;
  const { point, errors } = combineMembers(history, horizon);
  const total = point.map(restore).reduce((sum, v) => sum + v, 0);
  const scaled = point.reduce((sum, v) => sum + v, 0);
  const spread = pooledSpread(errors.map(runningSum), SUM_GROWTH, floor);
  return {
    point: total,
    intervals: level.map((p) => {
      const width = pooledQuantile(p) * spread.at(horizon - 1);
      return {
        level: p,
        lower: Math.min(total, restore(scaled - width)),
        upper: Math.max(total, restore(scaled + width)),
      };
    }),
  };
}

function runningSum(path: readonly number[]): number[] {
  let sum = 0;
  return path.map((v) => (sum += v));
}

function unknown(horizon: number, level: readonly number[], nonNegative: boolean): Forecast {
  const fill = (value: number) => new Array<number>(horizon).fill(value);
  return {
    point: fill(0),
    intervals: level.map((p) => ({
      level: p,
      lower: fill(nonNegative ? 0 : -Number.MAX_VALUE),
      upper: fill(Number.MAX_VALUE),
    })),
  };
}
