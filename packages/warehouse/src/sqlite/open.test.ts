import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3-multiple-ciphers';

import { dictionary } from './dictionary.ts';
import { openSqliteWarehouse } from './index.ts';
import { load } from './load.ts';
import { openDatabase } from './open-database.ts';
import { toWarehouseError } from './sqlite-error.ts';
import { charge, delivery, money, question, SEPTEMBER } from '../conformance/fixtures.ts';
import { randomRows } from '../conformance/random-bill.ts';
import { WAREHOUSE_ERRORS, WarehouseError } from '../errors.ts';

jest.setTimeout(60_000);

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'warehouse-open-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const code = (name: keyof typeof WAREHOUSE_ERRORS) => expect.objectContaining({ code: name });

test('what is stored is there when it is opened again', async () => {
  const path = join(folder, 'a.db');
  const first = openSqliteWarehouse({ path });
  await first.costs.load(delivery(), [[charge(SEPTEMBER, '1.5', { ServiceName: 'S3', Tags: { team: 'a' } })]]);
  await first.state.set('key', 'value');
  await first.close();
  for (const readOnly of [false, true]) {
    const again = openSqliteWarehouse({ path, readOnly });
    const answer = await again.costs.aggregate(question({ groupBy: ['ServiceName', 'Tags.team'] }));
    expect(answer.cells).toMatchObject([{ keys: ['S3', 'a'], amount: money('1.5') }]);
    expect(await again.state.get('key')).toBe('value');
    await again.close();
  }
});

test.each([
  ['32 bytes', Buffer.alloc(32, 7), Buffer.alloc(32, 8)],
  ['a passphrase', "it's a secret", 'another'],
])('encrypted by %s, the files show nothing, and another key or none does not open them', async (_, key, wrong) => {
  const path = join(folder, 'a.db');
  const warehouse = openSqliteWarehouse({ path, key });
  const rows = Array.from({ length: 300 }, () => charge(SEPTEMBER, '1', { ServiceName: 'PLAINTEXT-IN-THE-FILE' }));
  await warehouse.costs.load(delivery(), [rows]);
  await warehouse.state.set('PLAINTEXT-IN-THE-FILE', 'PLAINTEXT-IN-THE-FILE');
  const files = readdirSync(folder);
  expect(files).toEqual(expect.arrayContaining(['a.db', 'a.db-wal', 'a.db.state', 'a.db.state-wal']));
  for (const file of files) expect(readFileSync(join(folder, file)).includes('PLAINTEXT-IN-THE-FILE')).toBe(false);
  await warehouse.close();
  expect(() => openSqliteWarehouse({ path, key: wrong })).toThrow(code('WAREHOUSE_WRONG_KEY'));
  expect(() => openSqliteWarehouse({ path })).toThrow(code('WAREHOUSE_WRONG_KEY'));
  const again = openSqliteWarehouse({ path, key });
  expect((await again.costs.aggregate(question())).cells[0]?.charges).toBe(300);
  await again.close();
});

test('a warehouse open for reading refuses to change', async () => {
  const path = join(folder, 'a.db');
  await openSqliteWarehouse({ path }).close();
  const reader = openSqliteWarehouse({ path, readOnly: true });
  await expect(reader.costs.load(delivery(), [])).rejects.toEqual(code('WAREHOUSE_READ_ONLY'));
  await expect(reader.state.set('a', 'b')).rejects.toThrow(code('WAREHOUSE_READ_ONLY'));
  await reader.close();
});

test('a path that cannot be a warehouse is refused with the reason', () => {
  expect(() => openSqliteWarehouse({ path: ':memory:' })).toThrow(/temporary folder/);
  expect(() => openSqliteWarehouse({ path: join(folder, 'no', 'such.db') })).toThrow(
    /folder of the warehouse .* does not exist/
  );
  expect(() => openSqliteWarehouse({ path: join(folder, 'none.db'), readOnly: true })).toThrow(
    code('WAREHOUSE_CANNOT_OPEN')
  );
  expect(() => openSqliteWarehouse({ path: folder })).toThrow(code('WAREHOUSE_CANNOT_OPEN'));
  writeFileSync(join(folder, 'text.db'), 'no database at all, '.repeat(300));
  expect(() => openSqliteWarehouse({ path: join(folder, 'text.db') })).toThrow(code('WAREHOUSE_WRONG_KEY'));
});

test('a closed warehouse says so', async () => {
  const warehouse = openSqliteWarehouse({ path: join(folder, 'a.db') });
  await warehouse.close();
  await warehouse.close();
  await expect(warehouse.costs.aggregate(question())).rejects.toThrow(code('WAREHOUSE_CLOSED'));
  await expect(warehouse.state.get('a')).rejects.toThrow(code('WAREHOUSE_CLOSED'));
  await expect(warehouse.costs.load(delivery(), [])).rejects.toEqual(code('WAREHOUSE_CLOSED'));
});

test('closing in the middle of a load stores nothing of it', async () => {
  const path = join(folder, 'a.db');
  const warehouse = openSqliteWarehouse({ path });
  const batches = async function* () {
    yield [charge(SEPTEMBER, '1')];
    await warehouse.close();
    yield [charge(SEPTEMBER, '1')];
  };
  await expect(warehouse.costs.load(delivery(), batches())).rejects.toEqual(code('WAREHOUSE_CLOSED'));
  const again = openSqliteWarehouse({ path });
  expect(await again.costs.loads(null)).toEqual([]);
  await again.close();
});

test('a full disk stops the load, says so, and leaves what was there', async () => {
  const path = join(folder, 'a.db');
  const warehouse = openSqliteWarehouse({ path });
  await warehouse.costs.load(delivery(), [[charge(SEPTEMBER, '1')]]);
  const db = openDatabase({ path, busyTimeoutMs: 0 });
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 4}`);
  const rows = randomRows(1, 20_000, { from: SEPTEMBER, to: SEPTEMBER + 1e10 });
  const failure = await load(db, dictionary(db), delivery({ loadedAt: 7 }), [rows]).catch((thrown: unknown) => thrown);
  expect(toWarehouseError(failure, path)).toEqual(code('WAREHOUSE_DISK_FULL'));
  db.close();
  expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: money('1') }]);
  await warehouse.close();
});

test('a damaged file is named as such', async () => {
  const path = join(folder, 'a.db');
  const warehouse = openSqliteWarehouse({ path });
  await warehouse.costs.load(delivery(), [randomRows(1, 9000, { from: SEPTEMBER, to: SEPTEMBER + 1e9 })]);
  await warehouse.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 4096);
  writeFileSync(path, bytes);
  const ask = async () => {
    const damaged = openSqliteWarehouse({ path });
    try {
      await damaged.costs.aggregate(question({ from: 0, to: 1e14 }));
    } finally {
      await damaged.close();
    }
  };
  await expect(ask()).rejects.toThrow(code('WAREHOUSE_CORRUPT'));
});

test('a lock that another process keeps is a matter of waiting, and then an error', async () => {
  const path = join(folder, 'a.db');
  const warehouse = openSqliteWarehouse({ path, busyTimeoutMs: 30 });
  const other = new Database(`${path}.state`);
  other.exec('BEGIN IMMEDIATE');
  await expect(warehouse.state.set('a', 'b')).rejects.toThrow(code('WAREHOUSE_BUSY'));
  other.exec('ROLLBACK');
  await warehouse.state.set('a', 'b');
  other.close();
  await warehouse.close();
});

test.each([
  ['SQLITE_BUSY_SNAPSHOT', 'WAREHOUSE_BUSY'],
  ['SQLITE_FULL', 'WAREHOUSE_DISK_FULL'],
  ['SQLITE_READONLY_DBMOVED', 'WAREHOUSE_READ_ONLY'],
  ['SQLITE_CORRUPT_VTAB', 'WAREHOUSE_CORRUPT'],
  ['SQLITE_IOERR_WRITE', 'WAREHOUSE_IO'],
  ['SQLITE_CANTOPEN_ISDIR', 'WAREHOUSE_CANNOT_OPEN'],
  ['SQLITE_CONSTRAINT', 'WAREHOUSE_INTERNAL'],
] as const)('%s becomes %s, with the cause kept and what to do', (sqlite, expected) => {
  const cause = new Database.SqliteError('as SQLite says it', sqlite);
  const error = toWarehouseError(cause, '/data/a.db');
  expect(error).toMatchObject({ code: expected, ...pick(expected), cause });
  expect(error.message).toContain('as SQLite says it');
  expect(error.message).toContain(WAREHOUSE_ERRORS[expected].fix);
  expect(toWarehouseError(error, 'x')).toBe(error);
  expect(error).toBeInstanceOf(WarehouseError);
});

const pick = (name: keyof typeof WAREHOUSE_ERRORS) => ({
  status: WAREHOUSE_ERRORS[name].status,
  source: WAREHOUSE_ERRORS[name].source,
});
