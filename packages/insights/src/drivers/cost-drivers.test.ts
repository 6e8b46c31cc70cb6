import { DAY_MS, emptyFocusRow, formatDecimal, parseDecimal, periodEnd } from '@smartcloudops/focus';
import type { Dimension, FocusRow } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';

import { withWarehouse } from '../../test/with-warehouse.ts';
import { costDrivers } from './cost-drivers.ts';
import type { CostDriversQuery } from './drivers-answer.ts';

jest.setTimeout(60_000);

const SEPTEMBER = Date.UTC(2026, 8, 1);
const OCTOBER = Date.UTC(2026, 9, 1);
const NOVEMBER = Date.UTC(2026, 10, 1);

const question = (known: Partial<CostDriversQuery> = {}): CostDriversQuery => ({
  ...{ connections: null, metric: 'EffectiveCost', groupBy: [], filters: [], asOf: null },
  ...{ from: OCTOBER, to: NOVEMBER, compareWith: 'previous-month' },
  ...known,
});

const MANIFEST = { connection: 'c', contentHash: null, restates: null, origin: 'bill', loadedAt: NOVEMBER };

const withBill = <T>(rows: Iterable<FocusRow>, ask: (deps: Parameters<typeof costDrivers>[0]) => Promise<T>) =>
  withWarehouse(async ({ warehouse }) => {
    await warehouse.costs.load({ ...MANIFEST, source: 'focus-file', dimensions: null }, [[...rows]]);
    return ask({ warehouse, clock: () => NOVEMBER + 12 * DAY_MS });
  });

const text = (drivers: ReadonlyMap<string, bigint>) =>
  [...drivers].map(([driver, amount]) => [driver, formatDecimal(amount)]);
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((all, amount) => all + amount, 0n);

const money = (amount: number) => parseDecimal(amount.toFixed(6)) ?? 0n;
const used = (month: number, quantity: number, price: number, known: Partial<FocusRow> = {}): FocusRow =>
  emptyFocusRow({
    BilledCost: money(quantity * price),
    EffectiveCost: money(quantity * price),
    ListCost: money(quantity * price),
    ContractedCost: money(quantity * price),
    PricingQuantity: money(quantity),
    PricingUnit: 'Hrs',
    BillingCurrency: 'USD',
    ChargeCategory: 'Usage',
    ChargePeriodStart: month,
    ChargePeriodEnd: periodEnd(month, 'month'),
    ServiceName: 'EC2',
    x_UsageType: 'BoxUsage:m5',
    SubAccountId: '1',
    ...known,
  });
const other = (month: number, amount: number, ChargeCategory: string, known: Partial<FocusRow> = {}) =>
  used(month, 1, amount, { ChargeCategory, PricingQuantity: null, PricingUnit: null, ...known });

test('causes that were planted are found, each with its money, the largest first', async () => {
  const answer = await withBill(
    [
      used(SEPTEMBER, 300, 1),
      used(OCTOBER, 620, 1),
      used(SEPTEMBER, 300, 2, { ServiceName: 'RDS', x_UsageType: 'db.r5' }),
      used(OCTOBER, 310, 2, { ServiceName: 'RDS', x_UsageType: 'db.r5', EffectiveCost: money(400) }),
      used(SEPTEMBER, 10, 3, { ServiceName: 'Old' }),
      used(OCTOBER, 10, 9, { ServiceName: 'Lambda' }),
      other(SEPTEMBER, 50, 'Tax'),
      other(OCTOBER, 70, 'Tax'),
      other(OCTOBER, -25, 'Credit'),
      other(OCTOBER, -4, 'Adjustment', { ChargeClass: 'Correction' }),
      other(OCTOBER, 15, 'Purchase'),
      other(OCTOBER, 6, 'Usage', { CommitmentDiscountStatus: 'Unused' }),
    ],
    (deps) => costDrivers(deps, question({ groupBy: ['ServiceName'] }))
  );
  expect(text(answer.drivers)).toEqual([
    // 300 hours in 30 days, 620 in 31: twice as much a day.
    ['volume', '305'],
    // 620 billed, 400 effective: a discount of 220, which the days and the volume to come share in.
    ['commitment-coverage', '-216.451612903226'],
    ['new', '90'],
    ['period-length', expect.stringMatching(/^3\d/)],
    ['gone', '-30'],
    ['credits', '-25'],
    ['tax', '20'],
    ['purchases', '15'],
    ['unused-commitments', '6'],
    ['corrections', '-4'],
  ]);
  expect(sum(answer.drivers.values())).toBe(answer.after - answer.before);
  expect(answer.groups.map(({ keys }) => keys)).toEqual([['EC2'], ['RDS'], ['Lambda'], ['Old']]);
  expect(answer.causes.slice(0, 4).map(({ sentence }) => sentence)).toEqual([
    'EC2 BoxUsage:m5: 100 % more hours a day, +$305',
    'RDS db.r5: after commitments 65 % of the price is paid instead of 100 %, −$216',
    'Lambda: new, +$90.00',
    expect.stringMatching(/^31 days instead of 30 days, \+\$3\d/),
  ]);
});

test('a whole company: drivers, groups and the rest add up to the change to the last digit', async () => {
  const world = createWorld({ seed: 7, days: 80, now: NOVEMBER + 12 * DAY_MS });
  await withBill(focusRows(world, { from: SEPTEMBER, to: NOVEMBER }), async (deps) => {
    for (const metric of ['BilledCost', 'EffectiveCost', 'ListCost'] as const) {
      const answer = await costDrivers(deps, question({ metric, groupBy: ['SubAccountId', 'ServiceName'], topN: 10 }));
      const total = async (from: number, to: number) =>
        (
          await deps.warehouse.costs.aggregate({
            ...{ connections: null, metric, groupBy: [], filters: [], asOf: null, grain: 'total' },
            from,
            to,
          })
        ).cells[0]?.amount;
      expect([answer.before, answer.after]).toEqual([await total(SEPTEMBER, OCTOBER), await total(OCTOBER, NOVEMBER)]);
      expect(sum(answer.drivers.values())).toBe(answer.after - answer.before);
      expect(answer.groups).toHaveLength(11);
      expect(sum(answer.groups.map(({ before, after }) => after - before))).toBe(answer.after - answer.before);
      for (const { drivers, before, after } of answer.groups) expect(sum(drivers.values())).toBe(after - before);
      expect(answer.drivers.size).toBeGreaterThan(3);
    }
  });
});

test('a bill in cuts is explained as far as it tells', async () => {
  await withWarehouse(async ({ warehouse }) => {
    const rows = [used(SEPTEMBER, 10, 1), used(OCTOBER, 15, 1), other(OCTOBER, 2, 'Tax')];
    const cuts: readonly (readonly Dimension[])[] = [
      ['ServiceName', 'ChargeCategory', 'ChargeClass', 'CommitmentDiscountStatus'],
      ['ServiceName', 'SubAccountId'],
    ];
    for (const dimensions of cuts)
      await warehouse.costs.load({ ...MANIFEST, source: 'cost-explorer', dimensions }, [rows]);
    const deps = { warehouse, clock: () => NOVEMBER + 12 * DAY_MS };
    const whole = await costDrivers(deps, question());
    expect(text(whole.drivers)).toEqual([
      ['usage', '4.591397849462'],
      ['tax', '2'],
      ['period-length', '0.408602150538'],
    ]);
    expect(whole.notices.map((notice) => notice.text)).toEqual([
      '2026-10-01 to 2026-10-31 compared with 2026-09-01 to 2026-09-30.',
      expect.stringContaining('known until 2026-10-01'),
      expect.stringContaining('without quantities'),
    ]);
    const accounts = await costDrivers(deps, question({ groupBy: ['SubAccountId'] }));
    expect(text(accounts.drivers)).toEqual([
      ['usage', '6.559139784946'],
      ['period-length', '0.440860215054'],
    ]);
  });
});

test('a source that knows more of fewer days does not hide the money of the others', async () => {
  await withWarehouse(async ({ warehouse }) => {
    const cut: readonly Dimension[] = ['ServiceName', 'ChargeCategory', 'ChargeClass', 'CommitmentDiscountStatus'];
    const rows = [used(SEPTEMBER, 10, 1), used(OCTOBER, 15, 1)];
    const whole = { from: SEPTEMBER, to: NOVEMBER };
    await warehouse.costs.load({ ...MANIFEST, source: 'cost-explorer', dimensions: cut, restates: whole }, [rows]);
    const since = { from: OCTOBER, to: NOVEMBER };
    await warehouse.costs.load({ ...MANIFEST, source: 'focus-file', dimensions: null, restates: since }, [
      rows.slice(1),
    ]);
    const answer = await costDrivers({ warehouse, clock: () => NOVEMBER }, question());
    expect([formatDecimal(answer.before), formatDecimal(answer.after)]).toEqual(['10', '15']);
    expect([...answer.drivers.keys()].sort()).toEqual(['period-length', 'usage']);
  });
});

test('of a running month, days that still fill up are left out on both sides', async () => {
  await withWarehouse(async ({ warehouse }) => {
    const days = Array.from({ length: 51 }, (_, i) => SEPTEMBER + i * DAY_MS);
    const rows = days.map((day) =>
      used(day, 10, 1, { ChargePeriodEnd: day + DAY_MS, x_Estimated: day >= OCTOBER } as Partial<FocusRow>)
    );
    const restates = { from: SEPTEMBER, to: SEPTEMBER + 51 * DAY_MS };
    await warehouse.costs.load({ ...MANIFEST, source: 'focus-file', dimensions: null, restates }, [rows]);
    const deps = { warehouse, clock: () => OCTOBER + 20.5 * DAY_MS };
    const answer = await costDrivers(deps, question({ to: OCTOBER + 21 * DAY_MS }));
    expect([answer.period.to, answer.baseline.to]).toEqual([OCTOBER + 18 * DAY_MS, SEPTEMBER + 18 * DAY_MS]);
    expect([answer.before, answer.drivers.size]).toEqual([answer.after, 0]);
    expect(answer.notices.map(({ text }) => text).join()).toContain('Days from 2026-10-19 on are not complete yet');
    const dates = await costDrivers(deps, question({ compareWith: { from: SEPTEMBER, to: OCTOBER } }));
    expect(dates.period.to).toBe(NOVEMBER);
  });
});
