import type { Member } from './member.ts';

const SEASONS = 4;

/** Per phase of the shortest season, the mean of its last four values. */
export const seasonalMeans: Member = {
  name: 'seasonal-means',
  applies: ({ y, seasons }) => y.length >= 2 * (seasons[0] ?? Infinity),
  forecast: ({ y, seasons }, horizon) => {
    const m = seasons[0] ?? 1;
    const n = Math.min(SEASONS, Math.floor(y.length / m));
    return Array.from({ length: horizon }, (_, h) => {
      let sum = 0;
      for (let k = 1; k <= n; k++) sum += y[y.length - k * m + (h % m)] as number;
      return sum / n;
    });
  },
};
