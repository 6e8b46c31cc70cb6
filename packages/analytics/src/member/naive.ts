import type { Member } from './member.ts';

/** The last value, again and again: the best forecast of a random walk. */
export const naive: Member = {
  name: 'naive',
  applies: ({ y }) => y.length >= 1,
  forecast: ({ y }, horizon) => new Array<number>(horizon).fill(y.at(-1) ?? 0),
};
