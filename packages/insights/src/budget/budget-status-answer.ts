import type { CostMetric, Decimal } from '@smartcloudops/focus';
import type { CostFilter, Coverage } from '@smartcloudops/warehouse';

import type { TotalInterval } from '../forecast/forecast-answer.ts';
import type { Notice } from '../notice.ts';
import type { BudgetRiskQuery } from './budget-answer.ts';

/** What charges may come to in each calendar period (UTC). */
export interface Budget {
  readonly id: string;
  readonly name: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly period: BudgetRiskQuery['period'];
  readonly metric: CostMetric;
  readonly filters: readonly CostFilter[];
  /** Null: all. */
  readonly connections: readonly string[] | null;
  readonly owner: string | null;
}

export interface BudgetStatusQuery {
  /** Budgets of one's own; those of the provider are found among the items. */
  readonly own: readonly Budget[];
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Ids; null: every budget. */
  readonly ids: readonly string[] | null;
  /** Days of the history of use, half-open, epoch ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number | null;
  /** Level of the intervals, 0 to 1. */
  readonly level: number;
}

/** The worst first. `unknown`: nothing can be said. */
export type BudgetState = 'exceeded' | 'likely-exceeded' | 'at-risk' | 'on-track' | 'unknown';

/** What is known of a budget in the period that is running; null where nothing is. */
export interface BudgetFigures {
  /** Final days of the period so far, exact. */
  readonly spent: Decimal | null;
  /** `spent` as a share of the amount. */
  readonly used: number | null;
  /** Share that would be used by now if the period came to the amount exactly, in the rhythm of the cost. */
  readonly expectedUsed: number | null;
  /** Expected total of the period. */
  readonly forecast: number | null;
  readonly interval: TotalInterval | null;
  /** That the period comes to more than the amount, 0 to 1. */
  readonly probability: number | null;
  /** Mean cost a day of the last seven final days, beside the amount shared evenly by all days of the period. */
  readonly burn: number | null;
  /** Day (epoch ms) on which it is used up, as likely sooner as later; null: not within the period. */
  readonly usedUpOn: number | null;
  readonly period: { readonly start: number; readonly end: number } | null;
  /** Share of its own period's amount that was used by the end of each final day, ascending. */
  readonly days: readonly { readonly day: number; readonly used: number }[];
}

export interface BudgetStatus extends BudgetFigures {
  readonly id: string;
  readonly name: string;
  readonly origin: 'own' | 'provider';
  readonly owner: string | null;
  readonly connections: readonly string[] | null;
  readonly amount: Decimal | null;
  /** Null for what is no money. */
  readonly currency: string | null;
  readonly metric: CostMetric | null;
  readonly periodKind: string | null;
  /** Where the figures come from. */
  readonly judgedBy: 'charges' | 'provider' | 'nothing';
  readonly state: BudgetState;
  /** What the reader should know of this row, as sentences. */
  readonly note: string | null;
}

export interface BudgetStatusAnswer {
  /** Those that need a look first. They overlap, so nothing is added up over them. */
  readonly budgets: readonly BudgetStatus[];
  /** Of all rows; null when they are in several, or one of them is no money. */
  readonly currency: string | null;
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly notices: readonly Notice[];
}
