import { extrapolateTheta, fitDynamicTheta } from '../fit/dynamic-theta-fit.ts';
import type { Adjusted, History } from '../history/history.ts';
import type { Member } from './member.ts';

const longEnough = ({ y, seasons: [m = Infinity] }: History) => y.length >= Math.max(10, 2 * m);

function theta({ y, restore }: Adjusted, horizon: number): readonly number[] {
  return restore(extrapolateTheta(fitDynamicTheta(y), horizon));
}

/**
 * All seasons by STL, what is left by dynamic Theta. Speaks where logarithms do not exist: they have proved better.
 * @see Bandara, Hyndman & Bergmeir (2021), MSTL. arXiv 2107.13462, for the decomposition.
 */
export const stlTheta: Member = {
  name: 'stl-theta',
  applies: (history) => !history.positive && longEnough(history),
  forecast: (history, horizon) => theta(history.decomposed(false), horizon),
};

/** {@link stlTheta} on logarithms: seasons and trends that grow with the level. */
export const logStlTheta: Member = {
  name: 'log-stl-theta',
  applies: (history) => history.positive && longEnough(history),
  forecast: (history, horizon) => theta(history.decomposed(true), horizon),
};
