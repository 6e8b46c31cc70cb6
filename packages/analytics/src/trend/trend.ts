import { normalQuantile } from '../conformal/normal-quantile.ts';
import { detectSeason } from '../season/detect-season.ts';
import { autocorrelationFactor } from './autocorrelation-factor.ts';
import { mannKendall } from './mann-kendall.ts';
import { normalTail } from './normal-tail.ts';
import { seasonSeries } from './season-series.ts';
import { pairSlopes } from './theil-sen.ts';

interface Estimate {
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Trend {
  /** Change per step: the median slope of all pairs within a season, and its interval. */
  readonly slope: number;
  readonly lower: number;
  readonly upper: number;
  /**
   * Relative change per period: of a positive series geometric (0.02: times 1.02 each period), else of its median. Null where that
   * is zero.
   */
  readonly growth: Estimate | null;
  /** Probability of a score as large without any trend, two-sided; allows for autocorrelation. */
  readonly pValue: number;
  /** Kendall's tau, −1 (always falling) to 1. */
  readonly tau: number;
  /** `none` when the p-value exceeds 1 − level. */
  readonly direction: 'rising' | 'falling' | 'none';
}

export interface TrendOptions {
  /** Length of one season in steps; 1 for none; absent: detected. */
  readonly seasonLength?: number;
  /** Steps of one period of growth. Default one season, or one step without. */
  readonly period?: number;
  /** Level of the intervals and of the decision, 0 to 1. Default 0.95. */
  readonly level?: number;
}

/**
 * Is there a trend, which way, and how steep: Theil–Sen slope with Sen's interval and the seasonal Mann–Kendall test, both unmoved
 * by outliers and by a season, both widened for autocorrelation. NaN marks a missing value. Too few values have no direction and
 * the widest finite bounds.
 * @see Hirsch, Slack & Smith (1982), Techniques of trend analysis for monthly water quality data. Water Resources Research 18(1).
 */
export function trend(y: readonly number[], options: TrendOptions = {}): Trend {
  const wanted = Math.max(1, Math.round(options.seasonLength ?? detectSeason(y)));
  const seasonLength = 2 * wanted <= y.length ? wanted : 1;
  const { period = seasonLength, level = 0.95 } = options;
  const seasons = seasonSeries(y, seasonLength);
  const { score, variance, pairs } = mannKendall(seasons);
  const slopes = pairSlopes(seasons);
  const middle = pairs > 0 ? slopes.at((pairs - 1) / 2) : 0;
  const deviation = Math.sqrt(variance * autocorrelationFactor(seasons, middle));
  const reach = normalQuantile((1 + level) / 2) * deviation;
  const slope = { point: middle, ...boundsOf(slopes, reach) };
  const pValue = deviation > 0 ? 2 * normalTail(Math.max(0, Math.abs(score) - 1) / deviation) : 1;
  const found = pValue <= 1 - level && slope.point !== 0;
  return {
    slope: slope.point,
    lower: slope.lower,
    upper: slope.upper,
    growth: growthOf(y, seasonLength, period, slope, reach),
    pValue,
    tau: pairs > 0 ? score / pairs : 0,
    direction: found ? (slope.point > 0 ? 'rising' : 'falling') : 'none',
  };
}

/** Sen's interval: the slopes as many ranks from the middle as the score may deviate. Ranks beyond the ends bound nothing. */
function boundsOf({ pairs, at }: ReturnType<typeof pairSlopes>, reach: number) {
  const lowest = Math.round((pairs - reach) / 2) - 1;
  const highest = Math.round((pairs + reach) / 2);
  return {
    lower: lowest >= 0 ? at(lowest) : -Number.MAX_VALUE,
    upper: highest < pairs ? at(highest) : Number.MAX_VALUE,
  };
}

function growthOf(
  y: readonly number[],
  seasonLength: number,
  period: number,
  slope: Estimate,
  reach: number
): Estimate | null {
  const values = y.filter(Number.isFinite).sort((a, b) => a - b);
  if (values.length > 0 && (values[0] as number) > 0) {
    // Logarithms keep the order within pairs, hence the score and its reach.
    const logs = pairSlopes(seasonSeries(y.map(Math.log), seasonLength));
    const point = logs.pairs > 0 ? logs.at((logs.pairs - 1) / 2) : 0;
    return each({ point, ...boundsOf(logs, reach) }, (v) => Math.expm1(v * period));
  }
  const typical = Math.abs(values[values.length >> 1] ?? 0);
  return typical > 0 ? each(slope, (v) => (v * period) / typical) : null;
}

function each({ point, lower, upper }: Estimate, change: (v: number) => number): Estimate {
  const finite = (v: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, change(v)));
  return { point: finite(point), lower: finite(lower), upper: finite(upper) };
}
