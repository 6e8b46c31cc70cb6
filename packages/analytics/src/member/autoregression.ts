import { extrapolateAutoregression, fitAutoregression } from '../fit/ridge-autoregression.ts';
import { denseLags, sparseLags, wideLags } from './lags.ts';
import type { Member } from './member.ts';

const SHORTEST = 30;
const LAGS = { sparse: sparseLags, dense: denseLags, wide: wideLags };

interface Flavour {
  readonly name: string;
  readonly lags: keyof typeof LAGS;
  /** What is regressed: the values, their changes since the last step, or since the last season. */
  readonly of: 'values' | 'steps' | 'seasons';
  readonly log: boolean;
  /** Speaks only where logarithms do not exist: its twin on them has proved better. */
  readonly unlessLog?: boolean;
  readonly ridge: number;
}

/**
 * Linear regression of the series on its own past, seasonal lags included, iterated over the horizon.
 * @see Box & Jenkins (1970), Time Series Analysis; Taylor (2010), Triple seasonal methods. EJOR 204(1), 139–152, for the lags
 * of two seasons.
 */
function autoregression({ name, lags, of, log, ridge, unlessLog = false }: Flavour): Member {
  return {
    name,
    applies: ({ y, positive, seasons }) =>
      y.length >= SHORTEST + (of === 'seasons' ? (seasons[0] ?? 1) : 0) &&
      (!log || positive) &&
      !(unlessLog && positive),
    forecast: ({ y, seasons }, horizon) => {
      const values = log ? y.map(Math.log) : y;
      const back = of === 'values' ? 0 : of === 'steps' ? 1 : (seasons[0] ?? 1);
      const changes = back === 0 ? values : values.slice(back).map((v, t) => v - (values[t] as number));
      const mean = changes.reduce((sum, v) => sum + v, 0) / changes.length;
      const centred = changes.map((v) => v - mean);
      const chosen = LAGS[lags](centred.length, seasons);
      const coefficients = fitAutoregression(centred, chosen, ridge);
      if (!coefficients) return NOT_A_FORECAST;
      const path = [...values];
      for (const change of extrapolateAutoregression(centred, chosen, coefficients, horizon)) {
        path.push(change + mean + (back === 0 ? 0 : (path[path.length - back] as number)));
      }
      return path.slice(y.length).map((v) => (log ? Math.exp(v) : v));
    },
  };
}

const NOT_A_FORECAST: readonly number[] = [NaN];

export const autoregressions: readonly Member[] = [
  { name: 'ar', lags: 'sparse', of: 'values', log: false, ridge: 1e-4 },
  { name: 'wide-ar', lags: 'wide', of: 'values', log: false, ridge: 1e-4, unlessLog: true },
  { name: 'log-wide-ar', lags: 'wide', of: 'values', log: true, ridge: 1e-4 },
  { name: 'dense-ari', lags: 'dense', of: 'steps', log: false, ridge: 1e-3 },
  { name: 'log-dense-ari', lags: 'dense', of: 'steps', log: true, ridge: 1e-3 },
  { name: 'seasonal-ari', lags: 'sparse', of: 'seasons', log: false, ridge: 1e-3, unlessLog: true },
  { name: 'log-seasonal-ari', lags: 'sparse', of: 'seasons', log: true, ridge: 1e-3 },
].map((flavour) => autoregression(flavour as Flavour));
