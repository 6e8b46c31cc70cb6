import { combineMembers } from './combine/combine-members.ts';
import type { Gate } from './combine/weights.ts';
import { calibrated } from './conformal/calibrated.ts';
import { fitDependence } from './conformal/dependence.ts';
import { stepScore, sumScore } from './conformal/calibration.ts';
import { tailOf, withTail } from './conformal/pooled-quantile.ts';
import { samplePaths } from './conformal/sample-paths.ts';
import { spreadsOf } from './conformal/spreads.ts';
import type { BacktestErrors, Forecast, ForecastOptions, SumForecast } from './forecast-result.ts';
import { stepsAhead } from './history/known-steps.ts';
import { prepare } from './history/prepare.ts';
import { nothingKnown } from './nothing-known.ts';

export interface Prediction extends Forecast {
  /**
   * The sum of the steps `[from, to)` (0-based, default all). Its interval is calibrated on sums of backtest errors, which
   * cancel out in part, rather than on added bounds.
   */
  readonly sum: (from?: number, to?: number) => SumForecast;
  /**
   * `count` possible futures of `horizon` steps each. Their steps are distributed as the intervals say, their sums nearly as
   * {@link sum} says; what happens in one step goes on in the next as it did in the backtests. The same seed (default 1), the
   * same paths.
   */
  readonly paths: (count: number, seed?: number) => Float64Array[];
  /**
   * Errors of this forecaster at past origins, latest first: what reconciliation needs to know how series err together. Of a
   * history too short for backtests, the steps from one value to the next.
   */
  readonly errors: readonly BacktestErrors[];
}

const DEFAULT_LEVELS: readonly number[] = [0.8, 0.95];
/** At this level steps and sums are compared, to learn how errors of neighbouring steps go together. */
const COMPARED_AT = 0.8;

/**
 * One fit, every answer: the path and sums of it. {@link forecast} and {@link forecastSum} are its short forms.
 *
 * Any history is answered: a short one by the naive forecast with wide intervals, an empty one by zeros within the widest finite
 * bounds (nothing is known). NaN marks a missing value.
 * @param gate other weights than the frozen ones, for cross-validation
 */
export function predict(y: readonly number[], options: ForecastOptions, gate?: Gate): Prediction {
  const { horizon, level = DEFAULT_LEVELS, steps = [] } = options;
  const prepared = prepare(y, options);
  if (!prepared) return nothingKnown(horizon, level, options.nonNegative ?? true);
  const { history, floor, unit, start, restore } = prepared;
  const combined = combineMembers(history, horizon, gate);
  const { point, errors } = combined;
  const { step, sum: cumulative } = spreadsOf(history, combined, floor);
  const tail = tailOf(errors.map((fold) => fold.errors));
  const [scoreOfStep, scoreOfSum] = [withTail(stepScore, tail), withTail(sumScore, tail)];
  const ahead = point.map((_, h) => stepsAhead(h, steps));
  const restoreStep = (h: number) => (value: number) => restore(value, ahead[h]);
  const restored = point.map((v, h) => restoreStep(h)(v));
  const stepAt = (h: number) =>
    calibrated(restored[h] as number, point[h] as number, step.at(h + 1), scoreOfStep, restoreStep(h));

  const sum = (from = 0, to = horizon): SumForecast => {
    const total = (path: readonly number[]) => path.slice(from, to).reduce((subtotal, v) => subtotal + v, 0);
    const shown = total(restored);
    const distribution =
      to - from === 1
        ? stepAt(from)
        : calibrated(shown, total(point), sumSpreadOf(from, to), scoreOfSum, (value) => restore(value, total(ahead)));
    const { quantile, probabilityAbove, interval } = distribution;
    return { point: shown, intervals: level.map(interval), quantile, probabilityAbove };
  };
  // A later window of the same length is as much less certain as its last step is.
  const sumSpreadOf = (from: number, to: number) => {
    const near = step.at(to - from);
    return cumulative.at(to - from) * (near > 0 ? step.at(to) / near : 1);
  };

  const distributions = point.map((_, h) => stepAt(h));
  return {
    point: restored,
    intervals: level.map((p) => {
      const bounds = distributions.map((own) => own.interval(p));
      return { level: p, lower: bounds.map(({ lower }) => lower), upper: bounds.map(({ upper }) => upper) };
    }),
    sum,
    paths: (count, seed = 1) => {
      const ratio = sumScore(COMPARED_AT) / stepScore(COMPARED_AT);
      const dependence = fitDependence(
        point.map((_, h) => step.at(h + 1)),
        point.map((_, h) => ratio * cumulative.at(h + 1))
      );
      const quantile = (h: number, p: number) => distributions[h]?.quantile(p) ?? NaN;
      return samplePaths(horizon, quantile, dependence, count, seed);
    },
    errors: errors.map((fold) => ({
      origin: fold.origin + start,
      errors: fold.errors.map(unit),
    })),
  };
}
