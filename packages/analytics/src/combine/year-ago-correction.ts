import type { History } from '../history/history.ts';
import { yearAgoFactors } from '../season/year-ago.ts';
import type { BacktestFold } from './backtest.ts';

const WEEK = 7;

type Path = readonly number[];

/**
 * Forecasts of daily series with what came a year ago, believed only where that would have helped in the backtests.
 * @param point the forecast
 * @param past the forecasts of the folds
 */
export function withYearAgo(
  history: History,
  point: Path,
  past: readonly Path[],
  folds: readonly BacktestFold[]
): { readonly point: Path; readonly past: readonly Path[] } {
  const [m = 1] = history.seasons;
  if (!history.ratioScale || m !== WEEK) return { point, past };
  const correct = (path: Path, origin: number) => {
    const factors = yearAgoFactors(history.observed.slice(0, origin), path.length);
    return path.map((v, h) => v * (factors[h] as number));
  };
  const corrected = past.map((path, i) => correct(path, folds[i]?.origin ?? 0));
  return totalError(corrected, folds) < totalError(past, folds)
    ? { point: correct(point, history.observed.length), past: corrected }
    : { point, past };
}

function totalError(paths: readonly Path[], folds: readonly BacktestFold[]): number {
  return folds.reduce(
    (total, { actual }, i) => total + actual.reduce((sum, v, h) => sum + Math.abs(v - (paths[i]?.[h] ?? NaN)), 0),
    0
  );
}
