import { doubleSeasonal } from '../fit/double-seasonal.ts';
import type { Member } from './member.ts';

function member(name: string, log: boolean): Member {
  return {
    name,
    applies: ({ y, seasons, positive }) =>
      seasons.length > 1 && y.length >= 2 * (seasons[1] ?? Infinity) && log === positive,
    forecast: ({ y, seasons: [short = 1, long = 1] }, horizon, { parameters, search }) => {
      const start = parameters.get(name);
      const { parameters: found, point } = doubleSeasonal(
        Float64Array.from(log ? y.map(Math.log) : y),
        [short, long],
        horizon,
        start ? { start, search } : {}
      );
      parameters.set(name, found);
      return log ? point.map(Math.exp) : point;
    },
  };
}

/** Two nested seasons smoothed side by side, hours of the day and of the week; where logarithms do not exist. */
export const doubleSeasonalSmoothing = member('double-seasonal', false);

/** {@link doubleSeasonalSmoothing} on logarithms. */
export const logDoubleSeasonalSmoothing = member('log-double-seasonal', true);
