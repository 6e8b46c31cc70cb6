import type { Decimal } from '@smartcloudops/focus';

/** What the charges of one usage type, in one unit, come to in one period; null: the bill does not say it for all of them. */
export interface UsageSum {
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
export type Side = keyof UsageChange;
export const SIDES: readonly Side[] = ['before', 'after'];

/** Of two kinds of charges for the same usage. */
export function addUsage(a: UsageSum | null, b: UsageSum): UsageSum {
  if (!a) return b;
  const sum = (x: Decimal | null, y: Decimal | null) => (x === null || y === null ? null : x + y);
  return {
    quantity: sum(a.quantity, b.quantity),
    listCost: sum(a.listCost, b.listCost),
    contractedCost: sum(a.contractedCost, b.contractedCost),
    cost: a.cost + b.cost,
  };
}
