import type { Member } from './member.ts';

/** The value of one (longest) season ago. */
export const seasonalNaive: Member = {
  name: 'seasonal-naive',
  applies: ({ y, seasons }) => y.length >= (seasons.at(-1) ?? Infinity),
  forecast: ({ y, seasons }, horizon) => {
    const m = seasons.at(-1) ?? 1;
    return Array.from({ length: horizon }, (_, h) => y[y.length - m + (h % m)] as number);
  },
};
