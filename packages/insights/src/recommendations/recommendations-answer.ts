import type { Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { SavingTotal } from './count-once.ts';
import type { Recommendation } from './recommendation.ts';

/** Which recommendations; an empty list is all. */
export interface RecommendationFilter {
  /** SubAccountId */
  readonly accounts: readonly string[];
  /** ServiceName, as any bill calls it. */
  readonly services: readonly string[];
  /** In words, as the answer tells them. */
  readonly actions: readonly string[];
  readonly efforts: readonly string[];
}

export interface RecommendationsQuery extends RecommendationFilter {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Days of the history, half-open, epoch ms UTC. What is open is told as of `asOf`. */
  readonly from: number;
  readonly to: number;
  /** Null: now. */
  readonly asOf: number | null;
}

/** One day of the potential. */
export interface SavingDay {
  /** Epoch ms. */
  readonly day: number;
  /** What was open at its end (today: now). */
  readonly recommendations: readonly Recommendation[];
}

/** A recommendation that is no longer made: it was followed, or its reason is gone. */
export interface GoneRecommendation {
  /** As it was last. `counted` is what it had in the total of its last day. */
  readonly last: Recommendation;
  /** When it was found to be gone, epoch ms: up to one rhythm of its source after it was. */
  readonly goneAt: number;
  /** What the inventory says of its thing since; null: nothing. */
  readonly thing: 'gone' | 'changed' | 'unchanged' | null;
}

/** A share of what was charged, of one currency. */
export interface BillShare {
  readonly currency: string;
  /** BilledCost of 30 days. */
  readonly billed: Decimal;
  /** Saving a month of it; null when nothing was charged. */
  readonly share: number | null;
}

export interface RecommendationsAnswer {
  /** Open ones, by currency, those that save most first. */
  readonly recommendations: readonly Recommendation[];
  /** By currency; none when nothing is recommended. */
  readonly totals: readonly SavingTotal[];
  /** Ascending; days before anything was known are not among them. */
  readonly days: readonly SavingDay[];
  /** The latest first. */
  readonly gone: readonly GoneRecommendation[];
  readonly bill: readonly BillShare[];
  readonly coverage: Coverage;
  readonly estimated: boolean;
  readonly notices: readonly Notice[];
}
