import { burg } from '../fit/burg.ts';
import { extrapolateAutoregression } from '../fit/ridge-autoregression.ts';
import { onAdjusted } from './on-adjusted.ts';

const LEAST = 10;
const MAX_ORDER = 12;
/** Observations per coefficient, at least. */
const PER_COEFFICIENT = 5;

/**
 * ARIMA(p,1,0) with drift, p by AICc, on the seasonally adjusted series.
 * @param drift share of the mean step that goes on
 */
function arima(y: readonly number[], horizon: number, drift: number): readonly number[] {
  const steps = y.slice(1).map((v, t) => v - (y[t] as number));
  const { mean, coefficients } = burg(steps, Math.min(MAX_ORDER, Math.floor(steps.length / PER_COEFFICIENT)));
  const lags = coefficients.map((_, i) => i + 1);
  const centred = steps.map((v) => v - mean);
  let level = y.at(-1) ?? 0;
  return extrapolateAutoregression(centred, lags, coefficients, horizon).map((step) => (level += step + drift * mean));
}

/**
 * ARIMA(p,1,0) with drift.
 * @see Box & Jenkins (1970), Time Series Analysis: Forecasting and Control.
 */
export const arimaWithDrift = onAdjusted('arima', { least: LEAST }, (y, horizon) => arima(y, horizon, 1));

/** The same on logarithms, with half of the drift: growth rates seldom last. */
export const logArima = onAdjusted('log-arima', { least: LEAST, log: true }, (y, horizon) => arima(y, horizon, 0.5));
