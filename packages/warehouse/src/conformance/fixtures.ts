import { DAY_MS, emptyFocusRow, parseDecimal } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import type { AggregateQuery, LoadManifest } from '../cost-store.ts';

export const SEPTEMBER = Date.UTC(2024, 8, 1);
export const OCTOBER = Date.UTC(2024, 9, 1);
export const NOVEMBER = Date.UTC(2024, 10, 1);

export function money(text: string): bigint {
  const amount = parseDecimal(text);
  if (amount === null) throw new Error(`${text} is no decimal`);
  return amount;
}

/** A charge of a day. */
export const charge = (day: number, amount: string, known: Partial<FocusRow> = {}): FocusRow =>
  emptyFocusRow({
    BilledCost: money(amount),
    BillingCurrency: 'USD',
    ChargePeriodStart: day,
    ChargePeriodEnd: day + DAY_MS,
    ...known,
  });

export const delivery = (known: Partial<LoadManifest> = {}): LoadManifest => ({
  ...{
    connection: 'import',
    source: 'focus-file',
    dimensions: null,
    contentHash: null,
    restates: null,
    origin: 'bill.csv',
  },
  loadedAt: OCTOBER,
  ...known,
});

export const question = (known: Partial<AggregateQuery> = {}): AggregateQuery => ({
  ...{ connections: null, metric: 'BilledCost', groupBy: [], filters: [], grain: 'total', asOf: null },
  from: SEPTEMBER,
  to: NOVEMBER,
  ...known,
});
