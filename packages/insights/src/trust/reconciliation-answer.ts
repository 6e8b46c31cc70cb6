import type { CostMetric, Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

export interface ReconciliationQuery {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Months that begin in `[from, to)`, and the one that holds `from`, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** As it was known then, epoch ms; null: now. */
  readonly asOf: number | null;
}

/** A service whose amount here is not the source's. */
export interface ReconciledService {
  readonly service: string | null;
  readonly ours: Decimal;
  readonly theirs: Decimal;
  readonly gap: Decimal;
}

/** A month of a source, checked or not. */
export interface ReconciledMonth {
  readonly connection: string;
  /** What delivered the charges. */
  readonly source: string;
  /** Start of the calendar month (UTC), epoch ms. */
  readonly month: number;
  /** `not-checked`: the source has not stated a total for it, or has not been asked. */
  readonly state: 'ties' | 'gap' | 'not-checked';
  /** What the source says, compared with what is here; null when not checked. */
  readonly figures: {
    readonly metric: CostMetric;
    readonly currency: string;
    readonly ours: Decimal;
    readonly theirs: Decimal;
    /** ours − theirs; services may cancel out in it. */
    readonly gap: Decimal;
    /** Sum of what the services differ by, whatever the sign. */
    readonly mismatch: Decimal;
    /** Largest gap first; at most 20. */
    readonly services: readonly ReconciledService[];
    /** How the source's total was taken. */
    readonly basis: string;
    /** The month may still change. */
    readonly open: boolean;
  } | null;
}

export interface ReconciliationAnswer {
  /** Latest month first, then by connection, source and metric. */
  readonly months: readonly ReconciledMonth[];
  /** Of the charges that are compared. */
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
}
