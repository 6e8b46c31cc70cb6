import type { EtsModel } from '../fit/ets.ts';
import { fitEts, forecastEts } from '../fit/ets-fit.ts';
import type { Member } from './member.ts';

/** Longer seasons have too many states to start from averages. */
const LONGEST_SEASON = 24;

function holtWinters(name: string, model: EtsModel): Member {
  return {
    name,
    applies: ({ y, seasons: [m = 1], positive }) =>
      m > 1 && m <= LONGEST_SEASON && y.length >= 2 * m + 4 && (model.error === 'A' || positive),
    forecast: ({ y, seasons: [m = 1] }, horizon, { parameters, search }) => {
      const start = parameters.get(name);
      const fit = fitEts(Float64Array.from(y), m, model, start ? { start, search } : {});
      parameters.set(name, fit.x);
      return forecastEts(fit, horizon);
    },
  };
}

/**
 * Damped Holt–Winters smoothing, season and error additive: ETS(A,Ad,A).
 * @see Winters (1960), Forecasting sales by exponentially weighted moving averages. Management Science 6(3), 324–342.
 */
export const additiveHoltWinters = holtWinters('holt-winters', { error: 'A', trend: 'Ad', season: 'A' });

/** The same with both multiplicative: ETS(M,Ad,M). */
export const multiplicativeHoltWinters = holtWinters('multiplicative-holt-winters', {
  error: 'M',
  trend: 'Ad',
  season: 'M',
});
