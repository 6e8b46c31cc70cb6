/** A two-sided prediction interval, one bound per step of the horizon. */
export interface PredictionInterval {
  /** Probability that the truth lies between the bounds, 0 to 1. */
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface Forecast {
  readonly point: readonly number[];
  /** In the order of the levels asked for. */
  readonly intervals: readonly PredictionInterval[];
}

/** The forecast of a sum over the horizon, with intervals calibrated on backtested sums (quantiles are never added). */
export interface SumForecast {
  readonly point: number;
  readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
}

export interface ForecastOptions {
  /** Steps ahead, at least 1. */
  readonly horizon: number;
  /** Length of one season in steps; 1 for none; absent: detected. */
  readonly seasonLength?: number;
  /** Levels of the prediction intervals, 0 to 1. Default `[0.8, 0.95]`. */
  readonly level?: readonly number[];
  /** Clip bounds and points at zero when the history has no negative value. Default true. */
  readonly nonNegative?: boolean;
}
