import { COST_METRICS, DAY_MS, periodEnd } from '@smartcloudops/focus';
import type { CostMetric, Decimal, FocusRow } from '@smartcloudops/focus';

import { assertQuantity, assertStorable } from './storable.ts';
import { WarehouseError } from '../errors.ts';

/** What a load turned out to hold. */
export interface LoadSummary {
  readonly rows: number;
  readonly firstStart: number | null;
  readonly lastStart: number | null;
  /** Exclusive end of what is known: a charge longer than a day counts for the day in which it starts. */
  readonly chargeTo: number | null;
  /** True when every charge starts at midnight UTC. */
  readonly dayAligned: boolean;
  readonly tagKeys: ReadonlySet<string>;
  /** Keyed by metric; by `metric/currency` when the load has several currencies. */
  readonly totals: Readonly<Record<string, Decimal>>;
}

/** Looks at every charge of a delivery once. */
export interface LoadSummariser {
  /** @throws WarehouseError for a charge that cannot be stored, by its number in the delivery */
  add(row: FocusRow): void;
  summary(): LoadSummary;
}

export function loadSummariser(restates: { readonly from: number; readonly to: number } | null): LoadSummariser {
  const totals = new Map<string, Map<CostMetric, Decimal>>();
  const tagKeys = new Set<string>();
  let rows = 0;
  let firstStart = Infinity;
  let lastStart = -Infinity;
  let chargeTo = -Infinity;
  let dayAligned = true;

  return {
    add(row) {
      rows += 1;
      check(row, rows, restates);
      const { ChargePeriodStart: start, ChargePeriodEnd: end } = row;
      firstStart = Math.min(firstStart, start);
      lastStart = Math.max(lastStart, start);
      chargeTo = Math.max(chargeTo, Math.min(Math.max(end, start + 1), periodEnd(start, 'day')));
      dayAligned &&= start % DAY_MS === 0;
      let sums = totals.get(row.BillingCurrency);
      if (!sums) totals.set(row.BillingCurrency, (sums = new Map()));
      for (const metric of COST_METRICS) {
        const amount = row[metric];
        if (amount === null) continue;
        assertStorable(amount, metric, rows);
        sums.set(metric, (sums.get(metric) ?? 0n) + amount);
      }
      for (const key in row.Tags) tagKeys.add(key);
    },
    summary: () => ({
      rows,
      firstStart: rows ? firstStart : null,
      lastStart: rows ? lastStart : null,
      chargeTo: rows ? chargeTo : null,
      dayAligned,
      tagKeys,
      totals: totalsByName(totals),
    }),
  };
}

function totalsByName(totals: ReadonlyMap<string, ReadonlyMap<CostMetric, Decimal>>): Record<string, Decimal> {
  return Object.fromEntries(
    [...totals].flatMap(([currency, sums]) =>
      [...sums].map(([metric, sum]) => [totals.size > 1 ? `${metric}/${currency}` : metric, sum] as const)
    )
  );
}

function check(row: FocusRow, number: number, restates: { readonly from: number; readonly to: number } | null): void {
  const { ChargePeriodStart: start, ChargePeriodEnd: end } = row;
  const bad = (column: string, what: string) =>
    new WarehouseError('WAREHOUSE_BAD_ROW', `${column} of charge ${number} ${what}.`);
  if (!Number.isSafeInteger(start) || start < 0)
    throw bad('ChargePeriodStart', `is ${start}, which is no time since 1970`);
  if (!Number.isSafeInteger(end) || end < start) throw bad('ChargePeriodEnd', `is ${end}, before its start ${start}`);
  if (row.BillingCurrency === '') throw bad('BillingCurrency', 'is empty');
  assertQuantity(row.PricingQuantity, 'PricingQuantity', number);
  assertQuantity(row.ConsumedQuantity, 'ConsumedQuantity', number);
  if (restates && (start < restates.from || start >= restates.to)) {
    throw new WarehouseError(
      'WAREHOUSE_ROW_OUTSIDE_RESTATEMENT',
      `Charge ${number} starts at ${iso(start)}, but the delivery states ${iso(restates.from)} to ${iso(restates.to)}.`
    );
  }
}

const iso = (at: number) => new Date(at).toISOString();
