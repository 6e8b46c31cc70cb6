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

/** What is believed of one number to come; the intervals shown beside it are cut from the same distribution. */
export interface Distribution {
  /** The value that the truth stays below with probability `p`, 0 to 1. Increasing in `p`. */
  readonly quantile: (p: number) => number;
  /** Probability that the truth is above `limit`. Decreasing in `limit`. */
  readonly probabilityAbove: (limit: number) => number;
}

/** The forecast of a sum over the horizon, with intervals calibrated on backtested sums (quantiles are never added). */
export interface SumForecast extends Distribution {
  readonly point: number;
  readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
}

/** How wrong the forecast would have been at one past origin. */
export interface BacktestErrors {
  /** Index in `y` of the first value that was forecast. */
  readonly origin: number;
  /** Truth minus forecast, one per step from `origin` on, in the caller's units. */
  readonly errors: readonly number[];
}

/** A known cliff: a commitment that expires, credits that end, a price that changes on a date. */
export interface KnownStep {
  /**
   * The horizon's step from which on the change holds (0 is the first value to forecast). Negative: it already happened, that
   * many values before the end of `y`; the history before it is brought to today's level, so that the step is not taken for a
   * trend.
   */
  readonly at: number;
  /** Added to the level, in the caller's units. */
  readonly change: number;
  readonly kind: 'level';
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
  /** Changes of level whose date and size are known. */
  readonly steps?: readonly KnownStep[];
}
