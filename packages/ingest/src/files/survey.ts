import { COST_METRICS, formatDecimal } from '@smartcloudops/focus';
import type { CostMetric, Decimal } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';
import type { Bill, PlacedRow } from './bill.ts';
import { currencyCheck } from './currency-check.ts';

/** What reading a bill finds out about the whole of it. */
export interface Survey {
  readonly rows: number;
  /** Epoch ms of the first and the last charge's start. */
  readonly firstStart: number;
  readonly lastStart: number;
  readonly accounts: ReadonlySet<string | null>;
  readonly currencies: readonly string[];
  /** Exact totals by metric as decimal text; with several currencies one per currency: `"BilledCost EUR"`. */
  readonly totals: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

export interface Surveyor {
  /** @throws IngestError `INGEST_CURRENCY_MIX` */
  add(rows: readonly PlacedRow[]): void;
  /** @throws IngestError `INGEST_FILE_EMPTY` */
  finish(): Survey;
}

export function surveyor(bill: Bill): Surveyor {
  const check = currencyCheck(bill);
  const accounts = new Set<string | null>();
  const sums = new Map<string, Map<CostMetric, Decimal>>();
  const empty = COST_METRICS.map((metric) => ({ metric, count: 0, firstAt: 0 }));
  let rows = 0;
  let firstStart = Infinity;
  let lastStart = -Infinity;

  return {
    add(batch) {
      for (const { at, row } of batch) {
        check(at, row);
        accounts.add(row.BillingAccountId);
        firstStart = Math.min(firstStart, row.ChargePeriodStart);
        lastStart = Math.max(lastStart, row.ChargePeriodStart);
        const sum = sums.get(row.BillingCurrency) ?? new Map<CostMetric, Decimal>();
        sums.set(row.BillingCurrency, sum);
        for (const tally of empty) {
          const amount = row[tally.metric];
          if (amount !== null) sum.set(tally.metric, (sum.get(tally.metric) ?? 0n) + amount);
          else if (tally.count++ === 0) tally.firstAt = at;
        }
      }
      rows += batch.length;
    },
    finish() {
      if (rows === 0) {
        throw new IngestError('INGEST_FILE_EMPTY', 'the file has a header and no charges.', {
          place: { file: bill.file },
        });
      }
      const currencies = [...sums.keys()].sort();
      const several = currencies.length > 1;
      const totals = currencies.flatMap((currency) =>
        [...(sums.get(currency) ?? [])].map(([metric, sum]) => [
          several ? `${metric} ${currency}` : metric,
          formatDecimal(sum),
        ])
      );
      const lacking = empty.filter(({ count }) => count === rows).map(({ metric }) => metric);
      const partly = empty.filter(({ count }) => count > 0 && count < rows);
      return {
        rows,
        firstStart,
        lastStart,
        accounts,
        currencies,
        totals: Object.fromEntries(totals) as Record<string, string>,
        notices: [
          ...(lacking.length > 0
            ? [`The bill has no ${lacking.join(', ')}; questions about it find nothing here.`]
            : []),
          ...partly.map(
            ({ metric, count, firstAt }) =>
              `${metric} is empty in ${count} of ${rows} rows (first: ${bill.unit} ${firstAt}); its sums leave these rows out.`
          ),
          ...(several
            ? [`The bill is in several currencies (${currencies.join(', ')}): filter or group by BillingCurrency.`]
            : []),
        ],
      };
    },
  };
}
