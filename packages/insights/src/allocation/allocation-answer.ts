import type { CostMetric, Decimal, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage, Grain } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { AllocationRules } from './allocation-rules.ts';

/** Grouped, each name's cost is broken down by these columns; what is handed on keeps the columns of the charge it comes from. */
export interface AllocationQuery extends AggregateQuery {
  readonly rules: AllocationRules;
}

/** What one name bears. */
export interface AllocatedCost {
  /** Null: no rule names an owner. */
  readonly value: string | null;
  /** One value per `groupBy` entry. */
  readonly keys: readonly (string | null)[];
  /** Its own charges. */
  readonly direct: Decimal;
  /** What others handed on to it, less what it handed on. */
  readonly shared: Decimal;
  /** `direct` and `shared` together. */
  readonly total: Decimal;
  /** Of all cost, 0 to 1; null when there is none. */
  readonly share: number | null;
  /** Total per period; null where nothing is known. */
  readonly amounts: readonly (Decimal | null)[];
}

export interface AllocationAnswer {
  readonly rules: Pick<AllocationRules, 'name' | 'title'>;
  readonly metric: CostMetric;
  readonly grain: Grain;
  readonly groupBy: readonly Dimension[];
  readonly currency: string | null;
  /** Starts of the periods, epoch ms, ascending. */
  readonly periods: readonly number[];
  /** Largest absolute total first; the unallocated last, and without groups always there. They add up to `total` exactly, in every period. */
  readonly series: readonly AllocatedCost[];
  readonly total: Decimal;
  /** Share of the cost that has an owner, 0 to 1; null when there is none. */
  readonly allocatedShare: number | null;
  readonly coverage: Coverage;
  readonly estimatedFrom: number | null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}
