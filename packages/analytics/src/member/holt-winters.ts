import { holtWinters } from '../fit/holt-winters-fit.ts';
import type { History } from '../history/history.ts';
import type { Member } from './member.ts';

/** Longer seasons have too many states to start from averages. */
const LONGEST_SEASON = 24;

const longEnough = ({ y, seasons: [m = 1] }: History) => m > 1 && m <= LONGEST_SEASON && y.length >= 2 * m + 4;

/** Damped Holt–Winters with an additive season. */
export const additiveHoltWinters: Member = {
  name: 'holt-winters',
  applies: longEnough,
  forecast: ({ y, seasons: [m = 1] }, horizon) => holtWinters(y, m, 'additive', horizon),
};

/** Damped Holt–Winters with a multiplicative season and error. */
export const multiplicativeHoltWinters: Member = {
  name: 'multiplicative-holt-winters',
  applies: (history) => history.positive && longEnough(history),
  forecast: ({ y, seasons: [m = 1] }, horizon) => holtWinters(y, m, 'multiplicative', horizon),
};
