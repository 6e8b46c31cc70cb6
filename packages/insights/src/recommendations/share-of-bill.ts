import { DAY_MS } from '@smartcloudops/focus';
import type { CostFilter, Warehouse } from '@smartcloudops/warehouse';

import type { SavingTotal } from './count-once.ts';
import type { BillShare, RecommendationsQuery } from './recommendations-answer.ts';

/** A month of the bill, without the days whose charges still come in. */
const DAYS = 30;
const LATE_DAYS = 2;

/**
 * How much of the last 30 days of the bill, by the same accounts and services, the savings are. What no cut of the bill tells, and a
 * bill that does not reach back that far, has no share.
 * @throws WarehouseError
 */
export async function shareOfBill(
  { costs }: Pick<Warehouse, 'costs'>,
  { connections, accounts, services, asOf }: RecommendationsQuery,
  totals: readonly SavingTotal[],
  now: number
): Promise<readonly BillShare[]> {
  const to = Math.floor(now / DAY_MS) * DAY_MS - LATE_DAYS * DAY_MS;
  const from = to - DAYS * DAY_MS;
  const filters: CostFilter[] = [
    { dimension: 'SubAccountId' as const, op: 'in' as const, values: accounts },
    { dimension: 'ServiceName' as const, op: 'in' as const, values: services },
  ].filter(({ values }) => values.length > 0);
  try {
    const { cells, coverage } = await costs.aggregate({
      ...{ connections, filters, from, to, asOf, metric: 'BilledCost', groupBy: ['BillingCurrency'], grain: 'total' },
    });
    if (coverage.from === null || coverage.from > from || (coverage.to ?? 0) < to) return [];
    return cells.flatMap(({ keys: [currency], amount }) => {
      if (currency == null) return [];
      const saving = totals.find((one) => one.currency === currency)?.saving ?? 0n;
      return [{ currency, billed: amount, share: amount > 0n ? Number(saving) / Number(amount) : null }];
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'WAREHOUSE_NO_SUCH_CUT') return [];
    throw error;
  }
}
