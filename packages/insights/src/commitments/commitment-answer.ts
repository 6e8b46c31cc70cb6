import type { Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

export interface CommitmentsQuery {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Days whose use is told, half-open, epoch ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number | null;
}

/** What was committed to over some time, in its unit, and what became of it. */
export interface Use {
  readonly committed: Decimal;
  readonly used: Decimal;
  readonly unused: Decimal;
  /** `used` of `committed`, 0 to 1 as a rule; null when nothing was committed to. */
  readonly utilization: number | null;
  /** Less than on demand, in the currency; null when nobody said. */
  readonly netSavings: Decimal | null;
}

/** A Savings Plan, a reservation. */
export interface Commitment {
  readonly connection: string;
  /** CommitmentDiscountId */
  readonly id: string;
  readonly name: string | null;
  /** CommitmentDiscountType: `Savings Plan`, `Reserved Instance`. */
  readonly type: string;
  /** Null for what serves several. */
  readonly service: string | null;
  /** Who bought it. */
  readonly account: { readonly id: string | null; readonly name: string | null };
  readonly region: string | null;
  /** When it ends, epoch ms; null when nobody said. */
  readonly end: number | null;
  /** Whole days until then, negative when it is over. */
  readonly daysLeft: number | null;
  /** `USD` or `Hours`: of its last 30 days. */
  readonly unit: string;
  readonly recent: Use | null;
}

/** The use of all commitments of a type, and of a service where they are for one. */
export interface CommitmentUse extends Use {
  readonly connection: string;
  readonly type: string;
  readonly service: string | null;
  readonly unit: string;
  /** Ascending; what nobody told of is not among them. */
  readonly days: readonly (Use & { readonly day: number })[];
}

export interface CommitmentsAnswer {
  /** The next one to end first. */
  readonly commitments: readonly Commitment[];
  readonly use: readonly CommitmentUse[];
  /** Of the days of use. */
  readonly coverage: Coverage;
  /** The last days still move. */
  readonly estimated: boolean;
  readonly notices: readonly Notice[];
}
