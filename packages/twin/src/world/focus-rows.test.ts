import fc from 'fast-check';
import type { FocusRow } from '@smartcloudops/focus';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { NOW, callOf, company } from '../../test/fixture.ts';
import { getCostAndUsage } from '../services/cost-explorer/get-cost-and-usage.ts';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import { focusRows } from './focus-rows.ts';

interface CostAnswer {
  readonly ResultsByTime: readonly {
    readonly TimePeriod: { readonly Start: string };
    readonly Groups: readonly {
      readonly Keys: readonly string[];
      readonly Metrics: Readonly<Record<string, { readonly Amount: string }>>;
    }[];
  }[];
}

const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** FOCUS column that a grouping of Cost Explorer reads. */
const COLUMNS: Record<string, (row: FocusRow) => string> = {
  SERVICE: (row) => row.ServiceName ?? '',
  LINKED_ACCOUNT: (row) => row.SubAccountId ?? '',
  REGION: (row) => row.RegionId ?? 'NoRegion',
  USAGE_TYPE: (row) => row.x_UsageType ?? '',
  AZ: (row) => row.AvailabilityZone ?? 'NoAZ',
};

function fromFocus(
  rows: Iterable<FocusRow>,
  column: (row: FocusRow) => string,
  metric: 'BilledCost' | 'EffectiveCost'
) {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const key = `${day(row.ChargePeriodStart)} ${column(row)}`;
    sums.set(key, (sums.get(key) ?? 0n) + (row[metric] ?? 0n));
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]) => [key, formatDecimal(sum)]));
}

function fromCostExplorer(group: object, metric: string, start: string, end: string, now: number) {
  const input = { TimePeriod: { Start: start, End: end }, Granularity: 'DAILY', Metrics: [metric], GroupBy: [group] };
  const settings = { pageGroups: 1_000_000, multiYear: false, externalId: null, issue: () => undefined };
  const answer = getCostAndUsage(callOf(input, { settings, now })) as CostAnswer;
  const sums: Record<string, string> = {};
  for (const { TimePeriod, Groups } of answer.ResultsByTime) {
    for (const { Keys, Metrics } of Groups) {
      const amount = formatDecimal(parseDecimal(Metrics[metric]?.Amount ?? '') ?? 0n);
      if (amount !== '0') sums[`${TimePeriod.Start} ${Keys[0]}`] = amount;
    }
  }
  return sums;
}

test('rows tie to Cost Explorer to the last digit, over any grouping, metric, window and moment', () => {
  const world = company();
  fc.assert(
    fc.property(
      fc.constantFrom('SERVICE', 'LINKED_ACCOUNT', 'REGION', 'USAGE_TYPE', 'AZ'),
      fc.constantFrom(
        ['BilledCost', 'UnblendedCost'],
        ['BilledCost', 'NetUnblendedCost'],
        ['EffectiveCost', 'AmortizedCost'],
        ['EffectiveCost', 'NetAmortizedCost']
      ),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 80 }),
      (dimension, metrics, back, length, ticks) => {
        const [ours = '', theirs = ''] = metrics;
        const asOf = NOW - ticks * 8 * HOUR_MS;
        const from = Math.floor(asOf / DAY_MS) * DAY_MS - back * DAY_MS;
        const to = Math.min(from + length * DAY_MS, Math.floor(asOf / DAY_MS) * DAY_MS + DAY_MS);
        const rows = focusRows(world, { from, to, asOf });
        const focus = fromFocus(rows, COLUMNS[dimension] ?? (() => ''), ours as 'BilledCost');
        expect(focus).toEqual(
          fromCostExplorer({ Type: 'DIMENSION', Key: dimension }, theirs, day(from), day(to), asOf)
        );
      }
    ),
    { numRuns: 12 }
  );
});

test('rows tie by tag as well', () => {
  const range = { from: NOW - 20 * DAY_MS, to: NOW };
  const focus = fromFocus(focusRows(company(), range), (row) => `team$${row.Tags?.['team'] ?? ''}`, 'BilledCost');
  expect(focus).toEqual(
    fromCostExplorer({ Type: 'TAG', Key: 'team' }, 'NetUnblendedCost', day(range.from), day(range.to), NOW)
  );
});

test('rows are what FOCUS asks for', () => {
  const rows = [...focusRows(company(), { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 3) })];
  expect(rows.length).toBeGreaterThan(15_000);
  const categories = new Set(['Usage', 'Purchase', 'Tax', 'Credit']);
  const broken = rows.filter(
    (row) =>
      !categories.has(row.ChargeCategory ?? '') ||
      row.ChargePeriodEnd <= row.ChargePeriodStart ||
      row.BillingPeriodStart > row.ChargePeriodStart ||
      row.BillingPeriodEnd < row.ChargePeriodEnd ||
      (row.CommitmentDiscountStatus !== null) !==
        (row.CommitmentDiscountId !== null && row.ChargeCategory === 'Usage') ||
      row.x_Estimated !== row.ChargePeriodStart >= Date.UTC(2026, 10, 1) ||
      Object.values(row).includes('')
  );
  expect(broken).toEqual([]);
  expect(rows.filter((row) => row.ResourceId !== null).length / rows.length).toBeGreaterThan(0.7);
  expect(new Set(rows.map((row) => row.CommitmentDiscountStatus))).toEqual(new Set([null, 'Used', 'Unused']));
});
