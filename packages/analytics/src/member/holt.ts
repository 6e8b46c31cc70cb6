import { extrapolate, fitExponentialSmoothing } from '../fit/exponential-smoothing.ts';
import type { Member } from './member.ts';

/**
 * Level and linear trend on the seasonally adjusted series: ETS(A,A,N).
 * @see Holt (1957, 2004), Forecasting seasonals and trends by exponentially weighted moving averages. IJF 20(1), 5–10.
 */
export const holt: Member = {
  name: 'holt',
  applies: ({ y }) => y.length >= 8,
  forecast: (history, horizon) => {
    const { y, restore } = history.adjusted();
    return restore(extrapolate(fitExponentialSmoothing(y, 'trend'), horizon));
  },
};
