import { extrapolateTheta, fitDynamicTheta } from '../fit/dynamic-theta-fit.ts';
import { onAdjusted } from './on-adjusted.ts';

const LEAST = 6;

/**
 * The dynamic optimised Theta model on the seasonally adjusted series.
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), Models for optimising the theta method and their
 * relationship to state space models. IJF 32(4), 1151–1161.
 */
export const dynamicTheta = onAdjusted('dynamic-theta', { least: LEAST }, (y, horizon) =>
  extrapolateTheta(fitDynamicTheta(y), horizon)
);

/** {@link dynamicTheta} on logarithms: its line is a rate of growth. */
export const logTheta = onAdjusted('log-theta', { least: LEAST, log: true }, (y, horizon) =>
  extrapolateTheta(fitDynamicTheta(y), horizon)
);
