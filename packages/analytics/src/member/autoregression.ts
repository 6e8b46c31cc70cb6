import { extrapolateAutoregression, fitAutoregression } from '../fit/ridge-autoregression.ts';
import { denseLags, sparseLags } from './lags.ts';
import type { Member } from './member.ts';

const SHORTEST = 30;
/** A path that leaves the history's range by more than twice its width has run away. */
const RUNAWAY = 2;

interface Flavour {
  readonly name: string;
  readonly lags: 'sparse' | 'dense';
  /** What is regressed: the values, their changes since the last step, or since the last season. */
  readonly of: 'values' | 'steps' | 'seasons';
  readonly log: boolean;
  readonly ridge: number;
}

/**
 * Linear regression of the series on its own past, seasonal lags included, iterated over the horizon.
 * @see Box & Jenkins (1970), Time Series Analysis; Taylor (2010), Triple seasonal methods. EJOR 204(1), 139–152, for the lags
 * of two seasons.
 */
function autoregression({ name, lags, of, log, ridge }: Flavour): Member {
  return {
    name,
    applies: ({ y, positive, seasons }) =>
      y.length >= SHORTEST + (of === 'seasons' ? (seasons[0] ?? 1) : 0) && (!log || positive),
    forecast: ({ y, seasons }, horizon) => {
      const values = log ? y.map(Math.log) : y;
      const back = of === 'values' ? 0 : of === 'steps' ? 1 : (seasons[0] ?? 1);
      const changes = back === 0 ? values : values.slice(back).map((v, t) => v - (values[t] as number));
      const mean = changes.reduce((sum, v) => sum + v, 0) / changes.length;
      const centred = changes.map((v) => v - mean);
      const chosen = (lags === 'sparse' ? sparseLags : denseLags)(centred.length, seasons);
      const coefficients = fitAutoregression(centred, chosen, ridge);
      if (!coefficients) return NOT_A_FORECAST;
      const path = [...values];
      for (const change of extrapolateAutoregression(centred, chosen, coefficients, horizon)) {
        path.push(change + mean + (back === 0 ? 0 : (path[path.length - back] as number)));
      }
      const point = path.slice(y.length).map((v) => (log ? Math.exp(v) : v));
      return strays(point, y) ? NOT_A_FORECAST : point;
    },
  };
}

const NOT_A_FORECAST: readonly number[] = [NaN];

function strays(point: readonly number[], y: readonly number[]): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const v of y) [low, high] = [Math.min(low, v), Math.max(high, v)];
  const margin = RUNAWAY * (high - low);
  return point.some((v) => !(v >= low - margin && v <= high + margin));
}

export const autoregressions: readonly Member[] = [
  { name: 'ar', lags: 'sparse', of: 'values', log: false, ridge: 1e-4 },
  { name: 'log-ar', lags: 'sparse', of: 'values', log: true, ridge: 1e-4 },
  { name: 'dense-ar', lags: 'dense', of: 'values', log: false, ridge: 1e-3 },
  { name: 'log-dense-ar', lags: 'dense', of: 'values', log: true, ridge: 1e-3 },
  { name: 'dense-ari', lags: 'dense', of: 'steps', log: false, ridge: 1e-3 },
  { name: 'log-dense-ari', lags: 'dense', of: 'steps', log: true, ridge: 1e-3 },
  { name: 'seasonal-ari', lags: 'sparse', of: 'seasons', log: false, ridge: 1e-3 },
  { name: 'log-seasonal-ari', lags: 'sparse', of: 'seasons', log: true, ridge: 1e-3 },
].map((flavour) => autoregression(flavour as Flavour));
