import { selectEts } from '../fit/ets-select.ts';
import { forecastEts } from '../fit/ets-fit.ts';
import type { Member } from './member.ts';

/** Longer seasons have too many states to start from averages. */
const LONGEST_SEASON = 24;
const LEAST = 8;

/**
 * Exponential smoothing, error, trend and season chosen by AICc: ETS(Z,Z,Z).
 * @see Hyndman, Koehler, Snyder & Grose (2002), A state space framework for automatic forecasting using exponential smoothing
 * methods. IJF 18(3), 439–454.
 */
export const ets: Member = {
  name: 'ets',
  applies: ({ y }) => y.length >= LEAST,
  forecast: ({ y, seasons: [m = 1], positive }, horizon, { parameters, search }) => {
    const values = Float64Array.from(y);
    const seasonLength = m <= LONGEST_SEASON && y.length >= 2 * m + 4 ? m : 1;
    return forecastEts(selectEts(values, seasonLength, positive, { parameters, search }), horizon);
  },
};
