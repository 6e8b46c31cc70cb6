import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { ForecastQuery, TotalInterval } from '../forecast/forecast-answer.ts';
import type { Notice } from '../notice.ts';

export interface BudgetRiskQuery extends ForecastQuery {
  /** What the period may cost, in the currency of the bill; grouped: what each group may. */
  readonly budget: number;
  readonly period: 'month' | 'quarter' | 'year';
  /** Level of the intervals, 0 to 1. */
  readonly level: number;
}

/** How many days are left until the budget is passed, from today on (0: today or earlier); null: not within the period. */
export interface DaysLeft {
  /** As likely sooner as later. */
  readonly median: number | null;
  /** The interval of the query's level. */
  readonly earliest: number | null;
  readonly latest: number | null;
}

export interface BudgetRisk {
  /** One value per `groupBy` entry. */
  readonly keys: readonly (string | null)[];
  readonly labels: Readonly<Partial<Record<Dimension, string | null>>>;
  /** That the period comes to more than the budget, 0 to 1. */
  readonly probability: number;
  /** Expected total of the period. */
  readonly forecast: number;
  readonly interval: TotalInterval;
  /** Sum of the final days of the period so far, exact. */
  readonly actual: Decimal;
  /** `actual` as a share of the budget. */
  readonly used: number;
  /** Expected money above the budget: small risks of large overruns count. */
  readonly overrun: number;
  readonly daysLeft: DaysLeft;
}

export interface BudgetAnswer {
  readonly kind: 'budget-risk';
  readonly currency: string | null;
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  readonly budget: number;
  /** The calendar period (UTC), epoch ms. */
  readonly period: {
    readonly kind: BudgetRiskQuery['period'];
    readonly start: number;
    readonly end: number;
    readonly days: number;
    readonly daysFinal: number;
  };
  /** One per group, largest first; without `groupBy` one, of everything. */
  readonly series: readonly BudgetRisk[];
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
