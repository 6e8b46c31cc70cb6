import { fitComplex, forecastComplex } from '../fit/complex-smoothing-fit.ts';
import type { ComplexFit } from '../fit/complex-smoothing-fit.ts';
import type { ComplexSeason } from '../fit/complex-smoothing.ts';
import type { Learned, Member } from './member.ts';
import { onAdjusted } from './on-adjusted.ts';

const LEAST = 8;
/** Longer seasons have too many states to start from averages. */
const LONGEST_SEASON = 24;
const SEASONS: readonly ComplexSeason[] = ['none', 'simple', 'partial', 'full'];
const CHOSEN = 'chosen';

function seasonalCes(name: string, log: boolean): Member {
  return {
    name,
    applies: ({ y, seasons: [m = 1], positive }) =>
      m > 1 && m <= LONGEST_SEASON && y.length >= Math.max(LEAST, 2 * m + 1) && (!log || positive),
    forecast: ({ y, seasons: [m = 1] }, horizon, learned) => {
      const best = selectSeason(Float64Array.from(log ? y.map(Math.log) : y), m, learned);
      const point = forecastComplex(best, horizon);
      return log ? point.map(Math.exp) : point;
    },
  };
}

/** The season with the least AICc; the one chosen before where nothing is to be searched. */
function selectSeason(y: Float64Array, m: number, { parameters, search }: Learned): ComplexFit {
  const [chosen] = parameters.get(CHOSEN) ?? [];
  if (!search && chosen !== undefined) {
    const kind = SEASONS[chosen] ?? 'none';
    return fitComplex(y, m, kind, { known: parameters.get(kind) ?? [] });
  }
  const fits = SEASONS.map((kind) => {
    const start = parameters.get(kind);
    const fit = fitComplex(y, m, kind, start ? { start } : {});
    parameters.set(kind, fit.parameters);
    return fit;
  });
  const least = fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  parameters.set(CHOSEN, [fits.indexOf(least)]);
  return least;
}

/**
 * Complex exponential smoothing, its season (none, simple, partial, full) chosen by AICc.
 * @see Svetunkov, Kourentzes & Ord (2022), Complex exponential smoothing. Naval Research Logistics 69(8), 1108–1123.
 */
export const complexSmoothing = seasonalCes('ces', false);

/** {@link complexSmoothing} on logarithms. */
export const logComplexSmoothing = seasonalCes('log-ces', true);

/** Complex exponential smoothing without a season, on the seasonally adjusted series. */
export const adjustedComplexSmoothing = onAdjusted(
  'adjusted-ces',
  { least: LEAST },
  (y, horizon, { parameters, search }) => {
    const known = parameters.get('none');
    const options = known ? (search ? { start: known } : { known }) : {};
    const fit = fitComplex(Float64Array.from(y), 1, 'none', options);
    parameters.set('none', fit.parameters);
    return forecastComplex(fit, horizon);
  }
);
