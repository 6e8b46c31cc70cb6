import type { Forecast, ForecastOptions, SumForecast } from './forecast-result.ts';
import { predict } from './predict.ts';

/**
 * Forecasts a series of equally spaced values; NaN marks a missing one.
 * @returns expected values and prediction intervals for the next `horizon` steps
 */
export function forecast(y: readonly number[], options: ForecastOptions): Forecast {
  const { point, intervals } = predict(y, options);
  return { point, intervals };
}

/** Forecasts the sum of the next `horizon` values. */
export function forecastSum(y: readonly number[], options: ForecastOptions): SumForecast {
  return predict(y, options).sum();
}
