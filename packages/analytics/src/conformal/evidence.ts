import type { History } from '../history/history.ts';

/** Ratios beyond e^3 say no more than e^3. */
const MOST = 3;
/** Changes add up over the steps of a sum nearly as fast as the steps themselves. */
const SUM_GROWTH = 0.9;

/** What besides the backtests tells how wrong a forecast may be. */
export interface Evidence {
  /** Mean absolute change from step to step, the season aside. */
  readonly change: number;
  /** Mean absolute change from season to season. */
  readonly seasonalChange: number;
  /** Mean distance of the members from the combination, per step or per sum up to that step. */
  readonly disagreement: readonly number[];
  /** See `seriesKind`. */
  readonly kind: readonly number[];
}

/** The two changes of a history. */
export function meanChanges(history: History): Pick<Evidence, 'change' | 'seasonalChange'> {
  return {
    change: meanChange(history.adjusted().y, 1),
    seasonalChange: meanChange(history.observed, history.seasons[0] ?? 1),
  };
}

/**
 * Regressors of the logarithm of (spread / backtest spread) `steps` ahead: 1, the evidence relative to the backtest spread, the
 * logarithm of the steps, and the kind of series.
 * @param typical spread by the backtests alone, above zero
 */
export function evidenceAt(
  steps: number,
  typical: number,
  { change, seasonalChange, disagreement, kind }: Evidence,
  of: 'step' | 'sum'
): readonly number[] {
  const relative = (value: number) =>
    Math.max(-MOST, Math.min(MOST, Math.log(Math.max(value, Number.MIN_VALUE) / typical)));
  const growth = of === 'sum' ? steps ** SUM_GROWTH : 1;
  return [
    1,
    relative(change * growth),
    relative(disagreement[steps - 1] ?? 0),
    relative(seasonalChange * growth),
    Math.log(steps),
    ...kind.slice(1),
  ];
}

function meanChange(y: readonly number[], lag: number): number {
  let sum = 0;
  for (let t = lag; t < y.length; t++) sum += Math.abs((y[t] as number) - (y[t - lag] as number));
  return sum / Math.max(1, y.length - lag);
}
