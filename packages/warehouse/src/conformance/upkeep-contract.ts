import { randomBytes } from 'node:crypto';

import { DAY_MS, HOUR_MS, shiftPeriod } from '@smartcloudops/focus';

import { charge, delivery, money, question, NOVEMBER, OCTOBER, SEPTEMBER } from './fixtures.ts';
import { spansOf, stated, thing, things } from './item-fixtures.ts';
import type { Using } from './warehouse-contract.ts';
import type { DataClass, RetentionPolicy } from '../upkeep.ts';
import { DEFAULT_RETENTION } from '../upkeep.ts';
import type { Warehouse } from '../warehouse.ts';

const FOR_EVER = Object.fromEntries(Object.keys(DEFAULT_RETENTION).map((name) => [name, null])) as RetentionPolicy;
const only = (dataClass: DataClass, keepDays: number): RetentionPolicy => ({ ...FOR_EVER, [dataClass]: keepDays });
const MANY = 20 * DAY_MS;

/** A bill of September that was stated three times, and one of October. */
async function bills({ costs }: Warehouse): Promise<void> {
  const restates = { from: SEPTEMBER, to: OCTOBER };
  for (const [i, amount] of ['1', '2', '3'].entries())
    await costs.load(delivery({ restates, loadedAt: OCTOBER + i * DAY_MS }), [[charge(SEPTEMBER, amount)]]);
  await costs.load(delivery({ loadedAt: NOVEMBER - DAY_MS }), [[charge(OCTOBER, '5')]]);
}

const total = async ({ costs }: Warehouse, asOf: number | null = null) =>
  (await costs.aggregate(question({ asOf }))).cells[0]?.amount ?? 0n;
const dropped = async ({ upkeep }: Warehouse, policy: RetentionPolicy, now: number, apply = true) =>
  (await upkeep.retain(policy, now, apply))
    .filter((result) => result.dropped > 0)
    .map((result) => [result.dataClass, result.dropped]);

export function upkeepContract(using: Using): void {
  describe('upkeep', () => {
    test(
      'charges that were superseded go, the bill does not change, and what is no longer known is refused',
      using(async (warehouse) => {
        await bills(warehouse);
        const policy = only('superseded-charges', 20);
        // The first statement ended on 2 October, the second on 3 October.
        expect(await dropped(warehouse, policy, OCTOBER + DAY_MS + MANY - 1)).toEqual([]);
        expect(await total(warehouse, OCTOBER)).toBe(money('1'));
        const version = await warehouse.costs.dataVersion();
        expect(await dropped(warehouse, policy, OCTOBER + DAY_MS + MANY, false)).toEqual([['superseded-charges', 1]]);
        expect(await total(warehouse, OCTOBER)).toBe(money('1'));
        expect(await dropped(warehouse, policy, OCTOBER + DAY_MS + MANY)).toEqual([['superseded-charges', 1]]);
        expect(await dropped(warehouse, policy, OCTOBER + DAY_MS + MANY)).toEqual([]);
        expect(await total(warehouse)).toBe(money('8'));
        expect(await total(warehouse, OCTOBER + DAY_MS)).toBe(money('2'));
        await expect(total(warehouse, OCTOBER + DAY_MS - 1)).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_FORGOTTEN' })
        );
        expect(await warehouse.costs.loads(null)).toHaveLength(3);
        expect(await warehouse.costs.dataVersion()).toBeGreaterThanOrEqual(version);
        expect(await dropped(warehouse, DEFAULT_RETENTION, OCTOBER + 401 * DAY_MS)).toEqual([]);
      })
    );

    test(
      'the bill itself goes only when asked, by whole loads, and never its newest one',
      using(async (warehouse) => {
        await bills(warehouse);
        expect(await dropped(warehouse, only('charges', 20), OCTOBER + DAY_MS + MANY)).toEqual([['charges', 3]]);
        expect(await total(warehouse)).toBe(money('5'));
        const version = await warehouse.costs.dataVersion();
        expect(await dropped(warehouse, only('charges', 0), NOVEMBER + MANY)).toEqual([]);
        await warehouse.costs.load(delivery({ loadedAt: NOVEMBER }), [[charge(OCTOBER + DAY_MS, '7')]]);
        expect(await total(warehouse)).toBe(money('12'));
        expect(await warehouse.costs.dataVersion()).toBeGreaterThan(version);
      })
    );

    test(
      'measurements and items go by age',
      using(async (warehouse) => {
        const series = { connection: 'c', source: 's', namespace: 'n', metricName: 'm', unit: null, labels: {} };
        const hourly = { ...series, aggregation: 'sum', stepMs: HOUR_MS } as const;
        await warehouse.metrics.write([{ series: { ...hourly, metricName: 'old' }, start: SEPTEMBER, values: [1] }], 1);
        await warehouse.metrics.write([{ series: hourly, start: NOVEMBER, values: [1] }], 1);
        await warehouse.items.write(stated([thing('a', { v: 1 })]), SEPTEMBER);
        await warehouse.items.write(stated([thing('a', { v: 2 })]), OCTOBER);
        expect(await dropped(warehouse, only('measurements', 20), NOVEMBER)).toEqual([['measurements', 1]]);
        expect(await dropped(warehouse, only('items', 20), OCTOBER + MANY - 1)).toEqual([]);
        expect(await dropped(warehouse, only('items', 20), OCTOBER + MANY)).toEqual([['items', 1]]);
        expect(spansOf(await warehouse.items.versions(things, 0, NOVEMBER))).toEqual([`a ${OCTOBER}-`]);
        expect(
          (await warehouse.metrics.list({ connections: null })).map(({ series: { metricName } }) => metricName)
        ).toEqual(['m']);
      })
    );

    test(
      'what was spent this month and the last stays, and pages that nobody called for go',
      using(async (warehouse) => {
        await bills(warehouse);
        const { journal } = warehouse;
        for (const [i, at] of [SEPTEMBER + DAY_MS, OCTOBER, NOVEMBER - 1].entries()) {
          const booked = await journal.reserve(
            { connection: 'c', source: 's', operation: 'o', at, price: '0.01' },
            null
          );
          if (booked.kind !== 'reserved') throw new Error('no cap was given');
          await journal.settle(booked.id, `request ${i}`, { page: 0, body: '{}', nextToken: null });
        }
        expect(await dropped(warehouse, only('pages', 20), OCTOBER + MANY)).toEqual([['pages', 1]]);
        expect(await journal.pages('request 0')).toEqual([]);
        expect(await journal.pages('request 1')).toHaveLength(1);
        expect(await dropped(warehouse, only('ledger', 0), NOVEMBER - 1)).toEqual([]);
        expect(await dropped(warehouse, only('ledger', 0), NOVEMBER)).toEqual([['ledger', 1]]);
        expect(await journal.ledger(null, 0, NOVEMBER)).toHaveLength(2);
      })
    );

    test(
      'a clock that is years ahead drops nothing, and neither does an empty warehouse',
      using(async (warehouse) => {
        const ahead = shiftPeriod(NOVEMBER, 'month', 120);
        await warehouse.items.write(stated([thing('a')]), SEPTEMBER);
        await warehouse.items.write(stated([]), OCTOBER);
        expect(await dropped(warehouse, only('items', 20), ahead)).toEqual([]);
        await bills(warehouse);
        expect(await dropped(warehouse, DEFAULT_RETENTION, ahead)).toEqual([]);
        expect(await dropped(warehouse, only('items', 30), ahead)).toEqual([['items', 1]]);
      })
    );

    test(
      'a dry run changes nothing, and sizes are told and shrink',
      using(async (warehouse) => {
        await bills(warehouse);
        const { upkeep, items } = warehouse;
        await items.write(
          stated(Array.from({ length: 300 }, (_, i) => thing(`${i}`, { text: randomBytes(2250).toString('base64') }))),
          SEPTEMBER
        );
        await items.write(stated([]), SEPTEMBER + 1);
        const [found] = (await upkeep.retain(only('items', 1), NOVEMBER, false)).filter((one) => one.dropped > 0);
        expect(found).toMatchObject({ dataClass: 'items', keepDays: 1, dropped: 300 });
        expect(found?.bytes).toBeGreaterThan(300 * 2000);
        const size = async () => (await upkeep.sizes()).find(({ part }) => part === 'items')?.bytes ?? NaN;
        const before = await size();
        expect(before).toBeGreaterThan(300 * 2000);
        expect((await upkeep.sizes()).map(({ part }) => part).sort()).toEqual([
          'charges',
          'items',
          'measurements',
          'memory',
        ]);
        await upkeep.retain(only('items', 1), NOVEMBER, true);
        await upkeep.compact();
        expect(await size()).toBeLessThan(before / 2);
      })
    );
  });
}
