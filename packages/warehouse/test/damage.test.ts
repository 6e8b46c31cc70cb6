import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { isWarehouseError } from '@smartcloudops/warehouse';
import { backupSqliteWarehouse, openSqliteWarehouse, restoreSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { SEPTEMBER, charge, delivery, question } from '../src/conformance/fixtures.ts';
import { stated, thing, things } from '../src/conformance/item-fixtures.ts';
import { randomRows } from '../src/conformance/random-bill.ts';
import { WAREHOUSE_ERRORS } from '../src/errors.ts';

jest.setTimeout(60_000);

const KEY = Buffer.alloc(48, 9);
const SUFFIXES = ['', '.state', '.metrics', '.items'] as const;
const PAGE = 4096;

let folder = '';
let whole = '';
const good = () => path.join(folder, 'good', 'w.db');
const target = () => path.join(folder, 'data', 'w.db');
const copy = () => path.join(folder, 'backup');

const series = {
  ...{ connection: 'c', source: 's', namespace: 'n', metricName: 'CPU', aggregation: 'average' as const, unit: null },
  stepMs: 60_000,
} as const;

/** Everything that the warehouse knows, as text. */
async function told(file: string, key: Buffer | null, readOnly = false): Promise<string> {
  const warehouse = openSqliteWarehouse({ path: file, readOnly, ...(key ? { key } : {}) });
  try {
    const answers = [
      await warehouse.costs.aggregate(question({ from: 0, to: 1e14, groupBy: ['ServiceName'] })),
      await warehouse.costs.aggregate(question({ from: 0, to: 1e14, groupBy: ['ResourceId'], grain: 'day' })),
      await warehouse.costs.loads(null),
      await warehouse.items.read(things, null),
      (await warehouse.metrics.read({ connections: null }, 0, 20_000 * series.stepMs)).map(({ values }) => [...values]),
      await warehouse.state.list(''),
      await warehouse.journal.ledger('c', 0, 1e14),
    ];
    return JSON.stringify(answers, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  } finally {
    await warehouse.close();
  }
}

/** What is said, or the code of the error; anything that is no WarehouseError with its fix is thrown on. */
async function toldOrCode(key: Buffer | null, readOnly = false): Promise<string> {
  try {
    return await told(target(), key, readOnly);
  } catch (thrown) {
    if (!isWarehouseError(thrown)) throw thrown;
    expect(thrown.message).toContain(WAREHOUSE_ERRORS[thrown.code].fix);
    return thrown.code;
  }
}

async function fill(key: Buffer | null): Promise<void> {
  folder = mkdtempSync(path.join(tmpdir(), 'warehouse-damage-'));
  for (const name of ['good', 'data']) mkdirSync(path.join(folder, name));
  const options = { path: good(), ...(key ? { key } : {}) };
  const warehouse = openSqliteWarehouse(options);
  await warehouse.costs.load(delivery(), [randomRows(1, 3000, { from: SEPTEMBER, to: SEPTEMBER + 1e9 })]);
  await warehouse.costs.load(delivery({ origin: 'second' }), [[charge(SEPTEMBER, '2.5', { ServiceName: 'S3' })]]);
  await warehouse.items.write(stated(Array.from({ length: 400 }, (_, i) => thing(`item ${i}`))), 1);
  const values = Float64Array.from({ length: 20_000 }, (_, i) => Math.sin(i));
  await warehouse.metrics.write([{ series: { ...series, labels: {} }, start: 0, values }], 1);
  for (let i = 0; i < 300; i++) await warehouse.state.set(`key ${i}`, 'x'.repeat(200));
  await warehouse.journal.reserve({ connection: 'c', source: 's', operation: 'o', at: 1, price: '0.01' }, null);
  await warehouse.close();
  await backupSqliteWarehouse({ ...options, folder: copy(), now: 5 });
  whole = await told(good(), key);
}

function freshCopy(): void {
  rmSync(path.dirname(target()), { recursive: true });
  mkdirSync(path.dirname(target()));
  for (const suffix of SUFFIXES) copyFileSync(good() + suffix, target() + suffix);
}

async function heal(key: Buffer | null): Promise<void> {
  await restoreSqliteWarehouse({ path: target(), folder: copy(), force: true, ...(key ? { key } : {}) });
  expect(await told(target(), key)).toBe(whole);
}

describe.each([
  ['plain', null],
  ['encrypted', KEY],
])('%s', (_, key) => {
  beforeAll(() => fill(key));
  beforeEach(freshCopy);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(SUFFIXES)('half of the file w.db%s: refused, and healed by a backup', async (suffix) => {
    truncateSync(target() + suffix, Math.floor(statSync(target() + suffix).size / 2 / PAGE) * PAGE);
    expect(await toldOrCode(key)).toBe('WAREHOUSE_CORRUPT');
    await heal(key);
  });

  test.each(SUFFIXES)('nothing left in the file w.db%s: refused, not begun anew, and healed', async (suffix) => {
    truncateSync(target() + suffix, 0);
    for (const readOnly of [true, false]) expect(await toldOrCode(key, readOnly)).toBe('WAREHOUSE_CORRUPT');
    expect(statSync(target() + suffix).size).toBe(0);
    await heal(key);
  });

  test.each(SUFFIXES)('any page of w.db%s overwritten: the whole truth or an error', async (suffix) => {
    const bytes = readFileSync(good() + suffix);
    const pages = bytes.length / PAGE;
    const refused: number[] = [];
    for (let n = 0; n < 12; n++) {
      const page = Math.floor((n * pages) / 12);
      const damaged = Buffer.from(bytes);
      damaged.fill(0x5a + n, page * PAGE, (page + 1) * PAGE);
      writeFileSync(target() + suffix, damaged);
      const said = await toldOrCode(key);
      if (said === whole) continue;
      expect([page, said]).toEqual([page, expect.stringMatching(/^WAREHOUSE_(CORRUPT|WRONG_KEY)$/)]);
      refused.push(page);
    }
    expect(refused.length).toBeGreaterThan(0);
    await heal(key);
  });

  test.each(SUFFIXES)('a log of garbage beside w.db%s: refused, and healed', async (suffix) => {
    writeFileSync(`${target()}${suffix}-wal`, Buffer.alloc(40_000, 0x77));
    expect(await toldOrCode(key)).toBe('WAREHOUSE_CORRUPT');
    await heal(key);
  });
});
