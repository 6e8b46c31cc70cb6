import type { Member } from './member.ts';

/** From here on exponential smoothing contains it (a level that forgets at once), and has earned the choice. */
const TOO_LONG = 6;

/** The last value, again and again: the best forecast of a random walk, and all there is to say of a few values. */
export const naive: Member = {
  name: 'naive',
  applies: ({ y }) => y.length < TOO_LONG,
  forecast: ({ y }, horizon) => new Array<number>(horizon).fill(y.at(-1) ?? 0),
};
