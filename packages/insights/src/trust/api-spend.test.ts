import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DAY_MS, parseDecimal } from '@smartcloudops/focus';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { apiSpend } from './api-spend.ts';

const START = Date.UTC(2026, 9, 1);
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'api-spend-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every call that may have been charged counts, by operation and day, and refused ones do not', async () => {
  const warehouse = openSqliteWarehouse({ path: join(folder, 'a.db') });
  const { journal } = warehouse;
  const call = async (connection: string, operation: string, at: number, fate: 'billed' | 'lost' | 'refused') => {
    const booked = await journal.reserve({ connection, source: 's', operation, at, price: '0.01' }, null);
    if (booked.kind !== 'reserved') throw new Error('no cap was given');
    if (fate === 'billed')
      await journal.settle(booked.id, `${operation} ${at}`, { page: 0, body: '', nextToken: null });
    if (fate === 'refused') await journal.release(booked.id);
  };
  await call('a', 'GetCostAndUsage', START, 'billed');
  await call('a', 'GetCostAndUsage', START + DAY_MS, 'lost');
  await call('a', 'GetCostForecast', START + 5, 'billed');
  await call('a', 'GetCostForecast', START + 6, 'refused');
  await call('b', 'GetCostAndUsage', START + 7, 'billed');
  await call('a', 'GetCostAndUsage', START + 3 * DAY_MS, 'billed');
  const range = { from: START, to: START + 2 * DAY_MS } as const;
  const all = await apiSpend({ warehouse }, { ...range, connections: null, grain: 'day' });
  expect(
    all.operations.map(({ connection, operation, calls, unanswered }) => [connection, operation, calls, unanswered])
  ).toEqual([
    ['a', 'GetCostAndUsage', 2, 1],
    ['a', 'GetCostForecast', 1, 0],
    ['b', 'GetCostAndUsage', 1, 0],
  ]);
  expect(all.operations[0]?.amounts).toEqual([parseDecimal('0.01'), parseDecimal('0.01')]);
  expect(all.total).toBe(parseDecimal('0.04'));
  const own = await apiSpend({ warehouse }, { ...range, connections: ['b'], grain: 'total' });
  expect(own).toMatchObject({ periods: [START], total: parseDecimal('0.01') });
  expect(await apiSpend({ warehouse }, { ...range, connections: [], grain: 'total' })).toMatchObject({ total: 0n });
  await warehouse.close();
});
