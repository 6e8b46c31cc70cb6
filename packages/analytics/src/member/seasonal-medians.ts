import { median } from '../combine/median.ts';
import type { Member } from './member.ts';

const SEASONS = 8;
const LEAST_SEASONS = 4;

/** Per phase of the shortest season, the median of its last eight values: what no single odd day moves. */
export const seasonalMedians: Member = {
  name: 'seasonal-medians',
  applies: ({ y, seasons }) => y.length >= LEAST_SEASONS * (seasons[0] ?? Infinity),
  forecast: ({ y, seasons: [m = 1] }, horizon) => {
    const n = Math.min(SEASONS, Math.floor(y.length / m));
    const middle = Array.from({ length: Math.min(m, horizon) }, (_, phase) =>
      median(Array.from({ length: n }, (_, k) => y[y.length - (k + 1) * m + phase] as number))
    );
    return Array.from({ length: horizon }, (_, h) => middle[h % m] as number);
  },
};
