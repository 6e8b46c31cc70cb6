import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { CostStep } from './known-steps.ts';

/** What every question that forecasts charges says. */
export interface ForecastQuery extends Omit<AggregateQuery, 'grain'> {
  /** Groups that get a forecast of their own; the rest is forecast together as "Other". Default 10. */
  readonly topN?: number | null;
  /** Changes of the cost that are known beforehand. */
  readonly steps?: readonly CostStep[];
}

export interface ForecastCostQuery extends ForecastQuery {
  /** Levels of the prediction intervals, 0 to 1. */
  readonly level: readonly number[];
}

/** An interval of money. Statistics are doubles, not decimals: there are no exact digits of the future. */
export interface TotalInterval {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** The month's total as it looks from the data's end. */
export interface MonthEnd {
  /** Sum of the final days of the month so far, exact. */
  readonly actual: Decimal;
  /** Expected total of the month: `actual` plus the forecast of the days that remain. */
  readonly point: number;
  /** Of the month's total, calibrated on sums; never below what is already spent unless charges can be negative. */
  readonly intervals: readonly TotalInterval[];
  /** The same distribution: the total stays below `value` with this probability. From 1 % to 99 %, ascending. */
  readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
  /** The yardstick that most tools call a forecast: the daily mean so far times the days of the month. */
  readonly runRate: number;
  /** Total of the month before, exact; null when it is not wholly known. */
  readonly lastMonth: Decimal | null;
}

export interface ForecastSeries {
  /** One value per `groupBy` entry; of a subtotal the first ones; empty for the total and for "Other". */
  readonly keys: readonly (string | null)[];
  readonly labels: Readonly<Partial<Record<Dimension, string | null>>>;
  /** Per day of `days`: what was charged, null where nothing is known. */
  readonly actual: readonly (Decimal | null)[];
  /** Per day of `days`: the expected charge from `forecastFrom` on, null before. */
  readonly point: readonly (number | null)[];
  /** In the order of the query's levels. */
  readonly intervals: readonly {
    readonly level: number;
    readonly lower: readonly (number | null)[];
    readonly upper: readonly (number | null)[];
  }[];
  readonly monthEnd: MonthEnd;
}

export interface ForecastAnswer {
  readonly kind: 'forecast';
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  /** Starts (UTC, epoch ms) of the days from the query's `from` to its `to` or the month's end, whichever is later. */
  readonly days: readonly number[];
  /** First day that is forecast. Days from here on that carry an actual are provisional: shown, but not learned from. */
  readonly forecastFrom: number;
  /** The calendar month (UTC) that `monthEnd` speaks of. */
  readonly month: { readonly start: number; readonly end: number; readonly days: number; readonly daysFinal: number };
  /**
   * All groups together. Groups and "Other" add up to it: actuals exactly, points to 1e-9. Null when they are in several currencies;
   * then there are no subtotals and no "Other" either.
   */
  readonly total: ForecastSeries | null;
  /** One per group, largest first; empty without `groupBy`. */
  readonly series: readonly ForecastSeries[];
  /** With several dimensions: all (shown or not) that shares the first keys of a shown group. They add up as well. */
  readonly subtotals: readonly ForecastSeries[];
  readonly other: (ForecastSeries & { readonly name: 'Other'; readonly groups: number }) | null;
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}

/** Too few final days to say anything about the next ones. */
export interface InsufficientHistory {
  readonly kind: 'insufficient-history';
  /** Final days at hand. */
  readonly have: number;
  readonly need: number;
}
