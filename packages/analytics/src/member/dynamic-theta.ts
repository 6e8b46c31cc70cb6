import { fitDynamicTheta, extrapolateTheta } from '../fit/dynamic-theta-fit.ts';
import type { Member } from './member.ts';

/**
 * The dynamic optimised Theta model on the seasonally adjusted series.
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), Models for optimising the theta method and their
 * relationship to state space models. IJF 32(4), 1151–1161.
 */
export const dynamicTheta: Member = {
  name: 'dynamic-theta',
  applies: ({ y }) => y.length >= 6,
  forecast: (history, horizon) => {
    const { y, restore } = history.adjusted();
    return restore(extrapolateTheta(fitDynamicTheta(y), horizon));
  },
};
