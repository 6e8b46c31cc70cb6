import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DAY_MS } from '@smartcloudops/focus';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { retainDaily } from '../src/upkeep/retain-daily.ts';

const START = Date.UTC(2026, 0, 1);
const folder = mkdtempSync(path.join(tmpdir(), 'retention-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('old measurements go once a day, and only once', async () => {
  const warehouse = openSqliteWarehouse({ path: path.join(folder, 'a.db') });
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const series = {
    ...({ connection: 'c', source: 's', namespace: 'n', aggregation: 'average', unit: null } as const),
    stepMs: DAY_MS,
    labels: {},
  };
  const write = (metricName: string, start: number) =>
    warehouse.metrics.write([{ series: { ...series, metricName }, start, values: [1] }], start);
  const known = async () =>
    (await warehouse.metrics.list({ connections: null })).map((record) => record.series.metricName);
  const OLD = START - 3000 * DAY_MS;
  await write('old', OLD);
  await write('new', START);
  let now = START;
  await retainDaily({ warehouse, clock: () => now, logger });
  expect(await known()).toEqual(['new']);
  await write('old', OLD);
  now = START + DAY_MS / 2;
  await retainDaily({ warehouse, clock: () => now, logger });
  expect(await known()).toEqual(['new', 'old']);
  now = START + 2 * DAY_MS;
  await retainDaily({ warehouse, clock: () => now, logger });
  expect(await known()).toEqual(['new']);
  await warehouse.close();
});
