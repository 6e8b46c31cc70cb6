import { extrapolate, fitExponentialSmoothing } from '../fit/exponential-smoothing.ts';
import type { Member } from './member.ts';

/**
 * Level and a trend that fades out, on the seasonally adjusted series: ETS(A,Ad,N).
 * @see Gardner & McKenzie (1985), Forecasting trends in time series. Management Science 31(10), 1237–1246.
 */
export const dampedHolt: Member = {
  name: 'damped-holt',
  applies: ({ y }) => y.length >= 10,
  forecast: (history, horizon) => {
    const { y, restore } = history.adjusted();
    return restore(extrapolate(fitExponentialSmoothing(y, 'damped'), horizon));
  },
};
