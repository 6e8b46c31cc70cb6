import { extrapolate, fitExponentialSmoothing } from '../fit/exponential-smoothing.ts';
import type { Member } from './member.ts';

/**
 * A level that forgets, on the seasonally adjusted series: ETS(A,N,N).
 * @see Brown (1956), Exponential Smoothing for Predicting Demand.
 */
export const simpleExponentialSmoothing: Member = {
  name: 'ses',
  applies: ({ y }) => y.length >= 3,
  forecast: (history, horizon) => {
    const { y, restore } = history.adjusted();
    return restore(extrapolate(fitExponentialSmoothing(y, 'level'), horizon));
  },
};
