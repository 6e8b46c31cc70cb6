import { DAY_MS, decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { withWarehouse } from '../../test/with-warehouse.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import { allocateCost } from '../allocation/allocate-cost.ts';
import { costAnomalies } from '../anomalies/cost-anomalies.ts';
import { budgetRisk } from '../budget/budget-risk.ts';
import { costByDimension } from '../cost/cost-by-dimension.ts';
import { monthToDate } from '../cost/month-to-date.ts';
import { forecastCost } from '../forecast/forecast-cost.ts';
import { costDrivers } from '../drivers/cost-drivers.ts';
import { costTrend } from '../trend/cost-trend.ts';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 2, 15);
const [FROM, TO] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 20)];
const MIX = { code: 'WAREHOUSE_CURRENCY_MIX', message: expect.stringMatching(/ilter by BillingCurrency/) };

/** Daily charges of a service in a currency, up to now. */
const bill = (currency: string, service: string, amount: number): BillLine[] =>
  Array.from({ length: (NOW - START) / DAY_MS }, (_, i) => ({
    day: START + i * DAY_MS,
    amount: amount + ((i * 37) % 11) / 100,
    known: { BillingCurrency: currency, ServiceName: service, BillingAccountId: currency },
  }));
const dollars = [...bill('USD', 'EC2', 100), ...bill('USD', 'S3', 20), ...bill('USD', 'SQS', 1)];
const euros = [...bill('EUR', 'EC2', 7), ...bill('EUR', 'S3', 3)];

const shared = { connections: null, metric: 'BilledCost', filters: [], asOf: null, from: FROM, to: TO } as const;
const only = (currency: string) => [{ dimension: 'BillingCurrency', op: 'in', values: [currency] } as const];
const byCurrency = ['ServiceName', 'BillingCurrency'] as const satisfies readonly Dimension[];
const rules = { name: 'team', title: 'Team', rules: [{ value: 'A', where: [] }], splits: [] };

const asks = (warehouse: Warehouse) => {
  const deps = { warehouse, clock: () => NOW };
  return {
    cost: (more = {}) => costByDimension(deps, { ...shared, groupBy: [], grain: 'day', topN: null, ...more }),
    current: (more = {}) => monthToDate(deps, { ...shared, ...more }),
    forecast: (more = {}) => forecastCost(deps, { ...shared, groupBy: [], level: [0.8], ...more }),
    budget: (more = {}) =>
      budgetRisk(deps, { ...shared, groupBy: [], budget: 100, period: 'month', level: 0.8, ...more }),
    anomalies: (more = {}) =>
      costAnomalies(deps, { ...shared, groupBy: [], causes: true, minImpact: 1, falseAlarmRate: 0.01, ...more }),
    trend: (more = {}) => costTrend(deps, { ...shared, groupBy: [], from: START, to: NOW, level: 0.8, ...more }),
    drivers: (more = {}) => costDrivers(deps, { ...shared, groupBy: [], compareWith: 'previous-month', ...more }),
    allocation: (more = {}) => allocateCost(deps, { ...shared, groupBy: [], grain: 'total', rules, ...more }),
  };
};

/** Two currencies in one connection, or one in each of two. */
const places: readonly (readonly [string, string])[] = [
  ['prod', 'prod'],
  ['prod', 'europe'],
];

test.each(places)(
  'amounts of two currencies (%s, %s) are never one number: every question refuses, and says how to ask',
  (usd, eur) =>
    withWarehouse(async ({ warehouse, load }) => {
      if (usd === eur) await load([...dollars, ...euros], usd);
      else
        for (const [lines, connection] of [
          [dollars, usd],
          [euros, eur],
        ] as const)
          await load(lines, connection);
      for (const ask of Object.values(asks(warehouse))) await expect(ask()).rejects.toMatchObject(MIX);
      for (const ask of Object.values(asks(warehouse)))
        expect(await ask({ filters: only('EUR') })).toMatchObject({ currency: 'EUR' });
      if (usd === eur) return;
      for (const ask of Object.values(asks(warehouse)))
        expect(await ask({ connections: [usd] })).toMatchObject({ currency: 'USD' });
    })
);

test('grouped by currency, each group is what it is alone, and nothing is made of all of them', () =>
  withWarehouse(async ({ warehouse, load }) => {
    await load([...dollars, ...euros]);
    const { cost, forecast, budget, anomalies, trend, allocation } = asks(warehouse);
    const groupBy = byCurrency;

    const history = await cost({ groupBy, topN: 1 });
    expect([history.total, history.other, history.currency]).toEqual([null, null, null]);
    expect(history.series).toHaveLength(5);

    const mixed = await forecast({ groupBy });
    const [ours, theirs] = [
      await forecast({ groupBy, filters: only('USD') }),
      await forecast({ groupBy, filters: only('EUR') }),
    ];
    if (mixed.kind !== 'forecast' || ours.kind !== 'forecast' || theirs.kind !== 'forecast')
      throw new Error('no history');
    expect([mixed.currency, mixed.total, mixed.other, mixed.subtotals]).toEqual([null, null, null, []]);
    expect(mixed.series).toEqual([...theirs.series, ...ours.series]);
    expect(mixed.notices.map(({ text }) => text).join()).toContain('in 2 currencies');
    const cut = await forecast({ groupBy, topN: 2 });
    expect(JSON.stringify(cut.kind === 'forecast' && cut.notices)).toContain('1 smaller group is not shown');
    const step = { day: TO, change: 5, label: 'new plan' };
    const stepped = await forecast({ groupBy, steps: [step] });
    expect(stepped.kind === 'forecast' && stepped.series).toEqual(mixed.series);
    expect(stepped.kind === 'forecast' && JSON.stringify(stepped.notices)).toContain('Left out: 2026-03-20: new plan');

    for (const ask of [budget, anomalies, trend]) {
      const all = await ask({ groupBy, topN: 2 });
      const parts = [
        await ask({ groupBy, topN: 2, filters: only('EUR') }),
        await ask({ groupBy, topN: 2, filters: only('USD') }),
      ];
      const series = (answer: typeof all) =>
        'series' in answer ? answer.series.filter((one) => !('isOther' in one && one.isOther)) : [];
      expect(series(all)).toHaveLength(4);
      expect(series(all)).toEqual(parts.flatMap(series));
    }
    await expect(asks(warehouse).drivers({ groupBy })).rejects.toMatchObject(MIX);
    await expect(allocation({ groupBy: ['BillingCurrency'] })).rejects.toMatchObject({
      code: 'WAREHOUSE_CURRENCY_MIX',
      message: expect.stringContaining('one currency at a time'),
    });
    const rule = { value: 'A', where: [{ dimension: 'BillingCurrency', in: ['EUR'] }] };
    await expect(allocation({ rules: { ...rules, rules: [rule] } })).rejects.toMatchObject({
      code: 'WAREHOUSE_CURRENCY_MIX',
    });
    expect(formatDecimal((await allocation({ filters: only('EUR') })).total)).toBe(
      formatDecimal((await cost({ filters: only('EUR') })).total ?? 0n)
    );
    expect(decimalToNumber((await cost({ filters: only('EUR') })).total ?? 0n)).toBeCloseTo(14 * 10, -1);
  }));
