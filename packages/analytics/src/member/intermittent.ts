import { fitCroston, fitTsb } from '../fit/intermittent-demand.ts';
import type { History } from '../history/history.ts';
import type { Member } from './member.ts';

/** A series with fewer zeros than this is not intermittent. */
const LEAST_ZEROS = 0.3;
const LEAST = 8;

const isIntermittent = ({ y, ratioScale }: History) =>
  ratioScale && y.length >= LEAST && y.filter((v) => v === 0).length >= LEAST_ZEROS * y.length;

const constant = (value: number, horizon: number) => new Array<number>(horizon).fill(value);

/** Size and interval of demands, smoothed apart, with the Syntetos–Boylan correction. */
export const croston: Member = {
  name: 'croston',
  applies: isIntermittent,
  forecast: ({ y }, horizon) => constant(fitCroston(y, { corrected: true }), horizon),
};

/** Size and probability of demand, smoothed apart; the probability fades while nothing is asked for. */
export const tsb: Member = {
  name: 'tsb',
  applies: isIntermittent,
  forecast: ({ y }, horizon) => constant(fitTsb(y), horizon),
};
