import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import Database from 'better-sqlite3-multiple-ciphers';

import { backupSqliteWarehouse } from './backup.ts';
import { restoreSqliteWarehouse } from './restore.ts';
import { SEPTEMBER, charge, delivery, money, question } from '../../conformance/fixtures.ts';
import { spansOf, stated, thing, things } from '../../conformance/item-fixtures.ts';
import { randomRows } from '../../conformance/random-bill.ts';
import { openSqliteWarehouse } from '../index.ts';

jest.setTimeout(60_000);

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'warehouse-backup-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const code = (name: string) => expect.objectContaining({ code: name });
const at = (...parts: string[]) => path.join(folder, ...parts);
const KEY = Buffer.alloc(48, 3);
const warehousePath = () => at('data', 'w.db');

async function filled(key: Buffer | null = KEY) {
  mkdirSync(at('data'), { recursive: true });
  const warehouse = openSqliteWarehouse({ path: warehousePath(), ...(key ? { key } : {}) });
  await warehouse.costs.load(delivery(), [[charge(SEPTEMBER, '1.000000000000000000000000001')]]);
  await warehouse.items.write(stated([thing('a')]), 1);
  await warehouse.state.set('key', 'PLAINTEXT');
  return warehouse;
}

test.each([
  ['encrypted', KEY],
  ['plain', null],
])('%s: what was backed up while others wrote comes back, to the last digit', async (_, key) => {
  const warehouse = await filled(key);
  const opened = key ? { key } : {};
  writeFileSync(at('data', 'tokens.json'), '[1]');
  // A load under way holds the write lock; the backup has what was there before it.
  const batches = async function* () {
    yield randomRows(1, 5000, { from: SEPTEMBER, to: SEPTEMBER + 1e9 });
    const beside = [at('data', 'tokens.json'), at('data', 'none')];
    const manifest = await backupSqliteWarehouse({
      path: warehousePath(),
      ...opened,
      folder: at('copy'),
      beside,
      now: 5,
    });
    expect(manifest).toMatchObject({
      madeAt: 5,
      files: expect.arrayContaining([expect.objectContaining({ name: 'w.db' })]),
    });
    yield [charge(SEPTEMBER, '7')];
  };
  await warehouse.costs.load(delivery({ connection: 'd' }), batches());
  await warehouse.state.set('key', 'later');
  await warehouse.close();
  expect(readdirSync(at('copy')).sort()).toEqual([
    'backup.json',
    'tokens.json',
    'w.db',
    'w.db.items',
    'w.db.metrics',
    'w.db.state',
  ]);
  expect(readFileSync(at('copy', 'w.db.state')).includes('PLAINTEXT')).toBe(key === null);

  const restored = at('elsewhere', 'w.db');
  await restoreSqliteWarehouse({ path: restored, ...opened, folder: at('copy'), force: false });
  const again = openSqliteWarehouse({ path: restored, ...opened });
  expect((await again.costs.aggregate(question())).cells).toMatchObject([
    { amount: money('1.000000000000000000000000001'), charges: 1 },
  ]);
  expect(spansOf(await again.items.read(things, null))).toEqual(['a 1-']);
  expect(await again.state.get('key')).toBe('PLAINTEXT');
  await again.costs.load(delivery({ connection: 'd' }), [[charge(SEPTEMBER, '2')]]);
  expect((await again.costs.aggregate(question())).cells[0]?.charges).toBe(2);
  await again.close();
  expect(readFileSync(at('elsewhere', 'tokens.json'), 'utf8')).toBe('[1]');
});

test('a restore replaces nothing unless told to, nothing that is in use, and keeps what it replaces', async () => {
  const warehouse = await filled();
  const target = { path: warehousePath(), key: KEY, folder: at('copy') };
  await backupSqliteWarehouse({ ...target, now: 5 });
  await warehouse.state.set('key', 'later');
  await expect(restoreSqliteWarehouse({ ...target, force: false })).rejects.toThrow(code('WAREHOUSE_EXISTS'));
  await expect(restoreSqliteWarehouse({ ...target, force: true })).rejects.toThrow(code('WAREHOUSE_BUSY'));
  expect(await warehouse.state.get('key')).toBe('later');
  await warehouse.close();
  await restoreSqliteWarehouse({ ...target, force: true });
  const again = openSqliteWarehouse({ path: warehousePath(), key: KEY });
  expect(await again.state.get('key')).toBe('PLAINTEXT');
  await again.close();
  cpSync(at('data', 'w.db.state.replaced'), at('old.db'));
  const old = new Database(at('old.db'));
  old.pragma("cipher = 'sqlcipher'");
  old.pragma('legacy = 4');
  old.pragma(`key = "x'${KEY.toString('hex')}'"`);
  expect(old.prepare("SELECT value FROM state WHERE key = 'key'").pluck().get()).toBe('later');
  old.close();
});

test('a damaged warehouse is replaced as well', async () => {
  await (await filled()).close();
  const target = { path: warehousePath(), key: KEY, folder: at('copy') };
  await backupSqliteWarehouse({ ...target, now: 5 });
  for (const file of ['w.db', 'w.db.state']) writeFileSync(at('data', file), 'no database at all, '.repeat(999));
  await restoreSqliteWarehouse({ ...target, force: true });
  const again = openSqliteWarehouse({ path: warehousePath(), key: KEY });
  expect((await again.costs.aggregate(question())).cells[0]?.charges).toBe(1);
  await again.close();
});

test.each([
  ['a file that is missing', (copy: string) => rmSync(path.join(copy, 'w.db.items')), /w\.db\.items .* is missing/],
  ['a byte that is another', (copy: string) => change(path.join(copy, 'w.db')), /w\.db .* is not what was written/],
  ['a list that is missing', (copy: string) => rmSync(path.join(copy, 'backup.json')), /no complete backup/],
  [
    'a list of another format',
    (copy: string) => writeFileSync(path.join(copy, 'backup.json'), '{"format":2}'),
    /format 2/,
  ],
])('a backup with %s is refused before anything is touched', async (_, damage, message) => {
  await (await filled()).close();
  const target = { path: warehousePath(), key: KEY, folder: at('copy') };
  await backupSqliteWarehouse({ ...target, now: 5 });
  damage(at('copy'));
  const before = readdirSync(at('data'));
  await expect(restoreSqliteWarehouse({ ...target, force: true })).rejects.toThrow(code('WAREHOUSE_BACKUP_UNUSABLE'));
  await expect(restoreSqliteWarehouse({ ...target, force: true })).rejects.toThrow(message);
  expect(readdirSync(at('data'))).toEqual(before);
});

test('another key, a newer schema and a folder that is not empty are refused', async () => {
  await (await filled(null)).close();
  const target = { path: warehousePath(), folder: at('copy') };
  await backupSqliteWarehouse({ ...target, now: 5 });
  await expect(backupSqliteWarehouse({ ...target, now: 6 })).rejects.toThrow(code('WAREHOUSE_EXISTS'));
  const elsewhere = { folder: at('copy'), path: at('elsewhere', 'w.db'), force: false };
  await expect(restoreSqliteWarehouse({ ...elsewhere, key: KEY })).rejects.toThrow(code('WAREHOUSE_WRONG_KEY'));
  expect(existsSync(at('elsewhere'))).toBe(false);
  const db = new Database(warehousePath());
  db.exec('INSERT INTO schema_version VALUES (9999, 0)');
  db.close();
  await expect(backupSqliteWarehouse({ ...target, folder: at('newer'), now: 5 })).rejects.toThrow(
    code('WAREHOUSE_NEWER_SCHEMA')
  );
  expect(readdirSync(at('newer'))).toEqual([]);
});

function change(file: string): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1);
  writeFileSync(file, bytes);
}
