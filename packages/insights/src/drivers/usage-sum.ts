import type { Decimal } from '@smartcloudops/focus';

/** What the charges of one usage type, in one unit, come to in one period. */
export interface UsageSum {
  /** Null: the bill gives no quantity for some of it. */
  readonly quantity: Decimal | null;
  readonly listCost: Decimal | null;
  readonly contractedCost: Decimal | null;
  /** In the metric that is explained. */
  readonly cost: Decimal;
}

/** One usage type then and now; null where it was not used. */
export interface UsageChange {
  readonly before: UsageSum | null;
  readonly after: UsageSum | null;
}
