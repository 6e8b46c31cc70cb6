import { createHash } from 'node:crypto';

import { readCsv } from '../../test/read-csv.ts';
import { TimeLine } from '../time-line.ts';
import { DAY_MS, HOUR_MS } from '../world/calendar.ts';
import { createWorld } from '../world/create-world.ts';
import { viewAt } from '../world/view.ts';
import { changeTimes } from './change-times.ts';
import type { ExportDefinition } from './export-definition.ts';
import { exportFiles } from './export-files.ts';
import { ObjectStore } from './object-store.ts';

const NOW = Date.UTC(2026, 10, 3, 9);
const world = createWorld({ now: NOW, days: 45, accounts: 2 });
const CUR2: ExportDefinition = { bucket: 'bills', prefix: 'exports', name: 'daily', format: 'cur2' };
const storeOf = (...definitions: ExportDefinition[]) => new ObjectStore(definitions, new TimeLine(world));
const keysOf = (store: ObjectStore, prefix = '', now = NOW) => store.list('bills', prefix, now).map(({ key }) => key);
const month = (year: number, number: number) => year * 12 + number - 1;

interface Manifest {
  readonly executionId: string;
  readonly dataFiles: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly billingPeriod: { readonly start: string; readonly end: string };
}
const manifestOf = (store: ObjectStore, key: string, now = NOW) =>
  JSON.parse(store.find('bills', key, now)?.content().bytes.toString() ?? '') as Manifest;

test('an export that overwrites has one place per period, named in its manifest', () => {
  const store = storeOf(CUR2);
  expect(keysOf(store)).toEqual([
    'exports/daily/data/BILLING_PERIOD=2026-09/daily-00001.csv.gz',
    'exports/daily/data/BILLING_PERIOD=2026-10/daily-00001.csv.gz',
    'exports/daily/data/BILLING_PERIOD=2026-11/daily-00001.csv.gz',
    'exports/daily/metadata/BILLING_PERIOD=2026-09/daily-Manifest.json',
    'exports/daily/metadata/BILLING_PERIOD=2026-10/daily-Manifest.json',
    'exports/daily/metadata/BILLING_PERIOD=2026-11/daily-Manifest.json',
  ]);
  const manifest = manifestOf(store, 'exports/daily/metadata/BILLING_PERIOD=2026-10/daily-Manifest.json');
  expect(manifest).toMatchObject({
    exportName: 'daily',
    billingPeriod: { start: '2026-10-01T00:00:00Z', end: '2026-11-01T00:00:00Z' },
    dataFiles: ['s3://bills/exports/daily/data/BILLING_PERIOD=2026-10/daily-00001.csv.gz'],
  });
  const [row = {}] = readCsv(
    store.find('bills', manifest.dataFiles[0]?.slice(11) ?? '', NOW)?.content().bytes ?? new Uint8Array()
  );
  expect(Object.keys(row)).toEqual(manifest.columns.map(({ name }) => name));
});

test('a period has several files when its rows do not fit one; together they are the same rows', () => {
  const one = storeOf(CUR2);
  const many = storeOf({ ...CUR2, rowsPerFile: 700, since: '2026-10' });
  const key = 'exports/daily/metadata/BILLING_PERIOD=2026-10/daily-Manifest.json';
  const rowsOf = (store: ObjectStore) =>
    manifestOf(store, key).dataFiles.map((uri) =>
      readCsv(store.find('bills', uri.slice(11), NOW)?.content().bytes ?? new Uint8Array())
    );
  const parts = rowsOf(many);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.slice(0, -1).map(({ length }) => length)).toEqual(parts.slice(1).map(() => 700));
  expect(parts.flat()).toEqual(rowsOf(one).flat());
  expect(keysOf(many, 'exports/daily/data/').filter((one) => one.includes('2026-09'))).toEqual([]);
});

test('an export that creates new keeps the executions, the newest one also where readers look for it', () => {
  const store = storeOf({ ...CUR2, overwrite: 'create-new', since: '2026-10', kept: 3 });
  const keys = keysOf(store, 'exports/daily/metadata/BILLING_PERIOD=2026-11/');
  expect(keys).toHaveLength(4);
  const ids = keys
    .slice(0, 3)
    .map((key) => /11\/(2026-11-\d\dT\d\d:00:00\.000Z)-([0-9a-f-]{36})\/daily-Manifest/.exec(key));
  expect(ids.map((found) => found?.[1])).toEqual([
    '2026-11-02T16:00:00.000Z',
    '2026-11-03T00:00:00.000Z',
    '2026-11-03T08:00:00.000Z',
  ]);
  const newest = manifestOf(store, 'exports/daily/metadata/BILLING_PERIOD=2026-11/daily-Manifest.json');
  expect(newest).toEqual(manifestOf(store, keys[2] ?? ''));
  expect(newest.executionId).toBe(ids[2]?.[2]);
  const [older, , latest] = keysOf(store, 'exports/daily/data/BILLING_PERIOD=2026-11/');
  expect(newest.dataFiles).toEqual([`s3://bills/${latest}`]);
  const rows = (key = '') => readCsv(store.find('bills', key, NOW)?.content().bytes ?? new Uint8Array()).length;
  expect(rows(older)).toBeLessThan(rows(latest));
  // Each execution stays what it was when the clock goes on.
  const later = NOW + 8 * HOUR_MS;
  expect(store.find('bills', latest ?? '', later)?.content().etag).toBe(
    store.find('bills', latest ?? '', NOW)?.content().etag
  );
});

test('a file changes with the refreshes that change its month, and with no other', () => {
  const file = (now: number) => exportFiles(CUR2, viewAt(world, now), month(2026, 10))[0]?.toString('base64');
  const end = Date.UTC(2026, 10, 1);
  const later = NOW + 30 * DAY_MS;
  // Closed on the fifth; the first month of a quarter is issued again on the twelfth.
  const times = changeTimes(world, month(2026, 10), later, 5);
  expect(times.map((time) => (time - end) / HOUR_MS)).toEqual([11 * 24 + 8, 120, 112, 104, 96]);
  const [reissued = 0, closed = 0, last = 0] = times;
  expect(file(later)).toEqual(file(reissued));
  expect(file(reissued - 8 * HOUR_MS)).toEqual(file(closed));
  expect(file(reissued)).not.toEqual(file(closed));
  expect(file(closed)).not.toEqual(file(last));
});

test('the newest delivery is the bill as it is, whenever it is asked for', () => {
  const store = storeOf(CUR2);
  const key = 'exports/daily/data/BILLING_PERIOD=2026-10/daily-00001.csv.gz';
  const [open, day, closed, same, reissued] = [0, 1, 4, 8, 30].map((days) => {
    const now = NOW + days * DAY_MS;
    const object = store.find('bills', key, now);
    const [file] = exportFiles(CUR2, viewAt(world, now), month(2026, 10));
    expect(file && object?.content().bytes.equals(file)).toBe(true);
    return [object?.lastModified, object?.content().etag];
  });
  expect(same).toEqual(closed);
  expect(new Set([open, day, closed, reissued].map(String)).size).toBe(4);
});

test('FOCUS rows are delivered with the columns of the specification and the same total', () => {
  const total = (format: 'cur2' | 'focus', column: string) =>
    exportFiles({ ...CUR2, format }, viewAt(world, NOW), month(2026, 10))
      .flatMap(readCsv)
      .reduce((sum, row) => sum + Math.round(Number(row[column]) * 1e10), 0);
  expect(total('focus', 'BilledCost')).toBe(total('cur2', 'line_item_net_unblended_cost'));
  const [row] = readCsv(
    exportFiles({ ...CUR2, format: 'focus' }, viewAt(world, NOW), month(2026, 9))[0] ?? new Uint8Array()
  );
  expect(row).toMatchObject({
    BillingCurrency: 'USD',
    ChargePeriodStart: '2026-09-19T00:00:00Z',
    InvoiceId: expect.stringMatching(/^\d{10}$/),
  });
});

test('objects that are put stand over those that are delivered, and may be taken away', () => {
  const store = storeOf(CUR2);
  const key = 'exports/daily/data/BILLING_PERIOD=2026-10/daily-00001.csv.gz';
  store.put('bills', key, 'broken', NOW);
  store.put('other', 'a', new Uint8Array([1, 2]), NOW);
  expect(store.find('bills', key, NOW)?.content()).toEqual({
    bytes: Buffer.from('broken'),
    etag: `"${createHash('md5').update('broken').digest('hex')}"`,
  });
  store.delete('bills', key);
  expect(store.find('bills', key, NOW)).toBeNull();
  expect(keysOf(store, 'exports/daily/data/')).toHaveLength(2);
  expect([store.has('other'), store.has('none'), store.list('none', '', NOW)]).toEqual([true, false, []]);
});

test.each([
  [{ bucket: 'B' }, 'bucket must be a bucket name'],
  [{ prefix: '/a' }, 'prefix must not start'],
  [{ name: 'a b' }, 'name must be 1 to 128'],
  [{ format: 'cur1' as 'cur2' }, 'format must be'],
  [{ since: '2026-13' }, 'since must be a month'],
  [{ rowsPerFile: 0 }, 'rowsPerFile must be'],
  [{ kept: 0 }, 'kept must be'],
])('an export that AWS would not create is refused: %j', (wrong, why) => {
  expect(() => storeOf({ ...CUR2, ...wrong })).toThrow(why);
});

test('two exports cannot have the same folder', () => {
  expect(() => storeOf(CUR2, { ...CUR2, format: 'focus' })).toThrow(
    'another export has the same bucket, prefix and name'
  );
});
