import type { FocusRow } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';
import type { Bill } from './bill.ts';

/** One billing account is invoiced in one currency; several accounts in one file may differ. */
export function currencyCheck(bill: Bill): (at: number, row: FocusRow) => void {
  const seen = new Map<string | null, Map<string | null, { readonly currency: string; readonly at: number }>>();
  return (at, row) => {
    const accounts = seen.get(row.ProviderName) ?? new Map<string | null, { currency: string; at: number }>();
    seen.set(row.ProviderName, accounts);
    const known = accounts.get(row.BillingAccountId);
    if (!known) {
      accounts.set(row.BillingAccountId, { currency: row.BillingCurrency, at });
    } else if (known.currency !== row.BillingCurrency) {
      throw new IngestError(
        'INGEST_CURRENCY_MIX',
        `billing account ${row.BillingAccountId ?? '(none)'} is billed in ${row.BillingCurrency} here ` +
          `and in ${known.currency} in ${bill.unit} ${known.at}.`,
        { place: { file: bill.file, at, unit: bill.unit, column: 'BillingCurrency' } }
      );
    }
  };
}
