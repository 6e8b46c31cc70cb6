import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3-multiple-ciphers';

import { BILLS_SCHEMA } from './bills-schema.ts';
import { openSqliteWarehouse } from './index.ts';
import { ITEMS_SCHEMA } from './items-schema.ts';
import { METRICS_SCHEMA } from './metrics-schema.ts';
import { migrate, requireVersion, schemaVersion } from './migrate.ts';
import { STATE_SCHEMA } from './state-schema.ts';
import { SEPTEMBER, charge, delivery, money, question } from '../conformance/fixtures.ts';
import { spansOf, stated, thing } from '../conformance/item-fixtures.ts';
import type { ForecastRecord } from '../forecast-store.ts';

jest.setTimeout(60_000);

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'warehouse-migrate-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const code = (name: string) => expect.objectContaining({ code: name });

const ONE = { version: 1, sql: 'CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7)' };
const TWO = { version: 2, sql: 'ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 8' };
const BROKEN = { version: 3, sql: 'CREATE TABLE b (x INTEGER); CREATE TABLE a (x INTEGER)' };
const memory = () => new Database(':memory:');

test('goes forward from nothing and from any version, once', () => {
  const db = memory();
  migrate(db, [ONE], 5);
  migrate(db, [ONE, TWO], 6);
  migrate(db, [ONE, TWO], 7);
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 7, y: 8 }]);
  expect(db.prepare('SELECT * FROM schema_version').all()).toEqual([
    { version: 1, appliedAt: 5 },
    { version: 2, appliedAt: 6 },
  ]);
  const fresh = memory();
  migrate(fresh, [ONE, TWO], 9);
  expect(schemaVersion(fresh)).toBe(2);
});

test('a step that fails changes nothing', () => {
  const db = memory();
  migrate(db, [ONE], 5);
  expect(() => migrate(db, [ONE, TWO, BROKEN], 6)).toThrow(code('WAREHOUSE_MIGRATION_FAILED'));
  expect(schemaVersion(db)).toBe(1);
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 7 }]);
});

test('a newer file is refused, and so is an older one that may only be read', () => {
  const db = memory();
  migrate(db, [ONE, TWO], 5);
  expect(() => migrate(db, [ONE], 6)).toThrow(code('WAREHOUSE_NEWER_SCHEMA'));
  expect(() => requireVersion(db, [ONE, TWO, BROKEN])).toThrow(code('WAREHOUSE_READ_ONLY'));
});

test('released steps are numbered from 1 without gaps', () => {
  for (const schema of [BILLS_SCHEMA, STATE_SCHEMA, METRICS_SCHEMA, ITEMS_SCHEMA]) {
    expect(schema.map((step) => step.version)).toEqual(schema.map((_, i) => i + 1));
  }
});

const newest = (schema: readonly { version: number }[]) => Math.max(...schema.map(({ version }) => version));
const steps = Math.max(newest(BILLS_SCHEMA), newest(STATE_SCHEMA));

/** Files as each released version wrote them; UPDATE_GOLDEN=1 writes those of versions that have none yet. */
describe.each(Array.from({ length: steps }, (_, i) => i + 1))('a warehouse of version %i', (version) => {
  const dump = (part: 'bills' | 'state') => {
    const written = Math.min(version, newest(part === 'bills' ? BILLS_SCHEMA : STATE_SCHEMA));
    return fileURLToPath(new URL(`testdata/${part}-v${written}.sql`, import.meta.url));
  };

  test('is read and goes on', async () => {
    if (
      process.env.UPDATE_GOLDEN &&
      !process.env.CI &&
      !(['bills', 'state'] as const).every((part) => existsSync(dump(part)))
    )
      await writeDumps(dump);
    const path = join(folder, 'old.db');
    for (const [part, file] of [['bills', path] as const, ['state', `${path}.state`] as const]) {
      const db = new Database(file);
      db.exec(readFileSync(dump(part), 'utf8'));
      db.close();
    }
    const warehouse = openSqliteWarehouse({ path });
    const { costs, journal, state, forecasts } = warehouse;
    const byTeam = question({ groupBy: ['ServiceName', 'Tags.team'] });
    expect((await costs.aggregate(byTeam)).cells.map((cell) => [...cell.keys, cell.amount])).toEqual([
      ['EC2', null, money('2.000000000000000000000000001')],
      ['S3', 'a', money('1')],
    ]);
    expect(await journal.pages('request')).toEqual([{ page: 0, body: '{}', nextToken: null }]);
    expect(await state.get('key')).toBe('value');
    await forecasts.record([forecast]);
    expect(await forecasts.find({ ...forecast.series, from: SEPTEMBER, to: SEPTEMBER + 1 })).toEqual([forecast]);
    expect(await costs.load(delivery(), bill())).toMatchObject({ kind: 'unchanged' });
    await costs.load(delivery({ connection: 'new' }), bill());
    expect((await costs.aggregate(question())).cells).toMatchObject([{ charges: 4 }]);
    await warehouse.close();
  });
});

const forecast: ForecastRecord = {
  series: { connections: ['import'], metric: 'BilledCost', filters: [], groupBy: ['ServiceName'], keys: ['S3'] },
  ...{ model: 'ours', evidence: 'shown', kind: 'day', origin: SEPTEMBER, madeAt: SEPTEMBER, dataVersion: 1 },
  ...{ target: { from: SEPTEMBER, to: SEPTEMBER + 1 }, point: 1, intervals: [{ level: 0.8, lower: 0, upper: 2 }] },
};

describe.each(METRICS_SCHEMA.map((step) => step.version))('measurements of version %i', (version) => {
  const dump = fileURLToPath(new URL(`testdata/metrics-v${version}.sql`, import.meta.url));
  const series = {
    connection: 'c',
    source: 's',
    namespace: 'n',
    metricName: 'm',
    aggregation: 'p99.9',
    stepMs: 60_000,
  } as const;
  const values = [1, NaN, 0.1, 7];

  test('are read and go on', async () => {
    const path = join(folder, 'old.db');
    if (process.env.UPDATE_GOLDEN && !process.env.CI && !existsSync(dump)) {
      const warehouse = openSqliteWarehouse({ path: join(folder, 'new.db'), clock: () => SEPTEMBER });
      await warehouse.metrics.write(
        [{ series: { ...series, unit: 'u', labels: { b: '2', a: '1' } }, start: SEPTEMBER, values }],
        1
      );
      await warehouse.close();
      writeFileSync(dump, sqlOf(join(folder, 'new.db.metrics')));
    }
    const db = new Database(`${path}.metrics`);
    db.exec(readFileSync(dump, 'utf8'));
    db.close();
    const warehouse = openSqliteWarehouse({ path });
    const identity = { ...series, unit: null, labels: { a: '1', b: '2' } };
    await warehouse.metrics.write([{ series: identity, start: SEPTEMBER + 60_000, values: [2] }], 2);
    const read = await warehouse.metrics.read({ connections: null }, SEPTEMBER, SEPTEMBER + 240_000);
    expect(read).toMatchObject([{ series: identity, updatedAt: 2 }]);
    expect([...(read[0]?.values ?? [])]).toEqual([1, 2, 0.1, 7]);
    await warehouse.close();
  });
});

describe.each(ITEMS_SCHEMA.map((step) => step.version))('items of version %i', (version) => {
  const dump = fileURLToPath(new URL(`testdata/items-v${version}.sql`, import.meta.url));
  const selection = { connections: null, kind: 'thing' };

  test('are read and go on', async () => {
    const path = join(folder, 'old.db');
    if (process.env.UPDATE_GOLDEN && !process.env.CI && !existsSync(dump)) {
      const warehouse = openSqliteWarehouse({ path: join(folder, 'new.db'), clock: () => SEPTEMBER });
      await warehouse.items.write(stated([thing('a', { v: 1 }), thing('b', { z: 1, y: ['ü'] })]), 1);
      await warehouse.items.write(stated([thing('b', { z: 1, y: ['ü'] })]), 2);
      await warehouse.close();
      writeFileSync(dump, sqlOf(join(folder, 'new.db.items')));
    }
    const db = new Database(`${path}.items`);
    db.exec(readFileSync(dump, 'utf8'));
    db.close();
    const warehouse = openSqliteWarehouse({ path });
    const again = stated([thing('b', { y: ['ü'], z: 1 }), thing('c')]);
    expect(await warehouse.items.write(again, 3)).toEqual({ added: 1, changed: 0, gone: 0 });
    expect(spansOf(await warehouse.items.versions(selection, 0, 9))).toEqual(['a 1-2', 'b 1-', 'c 3-']);
    await warehouse.close();
  });
});

const bill = () => [
  [
    charge(SEPTEMBER, '1', { ServiceName: 'S3', Tags: { team: 'a' } }),
    charge(SEPTEMBER, '2.000000000000000000000000001', { ServiceName: 'EC2' }),
  ],
];

async function writeDumps(dump: (part: 'bills' | 'state') => string): Promise<void> {
  const path = join(folder, 'new.db');
  const warehouse = openSqliteWarehouse({ path, clock: () => SEPTEMBER });
  await warehouse.costs.load(delivery(), bill());
  const entry = { connection: 'c', source: 's', operation: 'o', at: SEPTEMBER, price: '0.01' };
  const reserved = await warehouse.journal.reserve(entry, null);
  if (reserved.kind === 'reserved')
    await warehouse.journal.settle(reserved.id, 'request', { page: 0, body: '{}', nextToken: null });
  await warehouse.state.set('key', 'value');
  await warehouse.forecasts.record([forecast]);
  await warehouse.close();
  for (const [part, file] of [['bills', path] as const, ['state', `${path}.state`] as const])
    if (!existsSync(dump(part))) writeFileSync(dump(part), sqlOf(file));
}

function sqlOf(path: string): string {
  const db = new Database(path);
  const objects = db
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    .all() as { type: string; name: string; sql: string }[];
  const lines = objects.flatMap(({ type, name, sql }) => {
    if (type !== 'table') return [`${sql};`];
    const columns = (db.prepare(`SELECT name FROM pragma_table_info('${name}')`).pluck().all() as string[]).map(
      (c) => `quote("${c}")`
    );
    const rows = db
      .prepare(`SELECT ${columns.join(` || ',' || `)} FROM "${name}"`)
      .pluck()
      .all() as string[];
    return [`${sql};`, ...rows.map((row) => `INSERT INTO "${name}" VALUES (${row});`)];
  });
  db.close();
  return `${lines.join('\n')}\n`;
}
