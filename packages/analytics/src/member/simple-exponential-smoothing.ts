import { fitSimpleSmoothing } from '../fit/simple-smoothing.ts';
import { onAdjusted } from './on-adjusted.ts';

/**
 * A level that forgets, on the seasonally adjusted series: ETS(A,N,N).
 * @see Brown (1956), Exponential Smoothing for Predicting Demand.
 */
export const simpleExponentialSmoothing = onAdjusted('ses', { least: 3 }, (y, horizon) =>
  new Array<number>(horizon).fill(fitSimpleSmoothing(y).level)
);
