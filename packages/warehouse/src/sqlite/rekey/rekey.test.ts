import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { SEPTEMBER, charge, delivery, money, question } from '../../conformance/fixtures.ts';
import {
  backupSqliteWarehouse,
  copyBackupUnderKey,
  copyUnderKey,
  lockWarehouse,
  openSqliteWarehouse,
  restoreSqliteWarehouse,
} from '../index.ts';

jest.setTimeout(60_000);

const OLD = Buffer.alloc(48, 1);
const NEW = Buffer.alloc(48, 2);
const code = (name: string) => expect.objectContaining({ code: name });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rekey-'));
  mkdirSync(at('data'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: string[]) => path.join(folder, ...parts);
const warehousePath = () => at('data', 'w.db');

async function filled() {
  const warehouse = openSqliteWarehouse({ path: warehousePath(), key: OLD });
  await warehouse.costs.load(delivery(), [[charge(SEPTEMBER, '1.25')]]);
  await warehouse.state.set('name', 'value');
  return warehouse;
}

async function read(file: string, key: Buffer) {
  const warehouse = openSqliteWarehouse({ path: file, key });
  try {
    const { cells } = await warehouse.costs.aggregate(question());
    return [cells[0]?.amount, await warehouse.state.get('name')];
  } finally {
    await warehouse.close();
  }
}

test('the copies open with the new key alone and hold all; the warehouse stays as it was', async () => {
  await (await filled()).close();
  const locked = lockWarehouse({ path: warehousePath(), key: OLD });
  const told: string[] = [];
  const names = await copyUnderKey(locked, {
    key: OLD,
    newKey: NEW,
    into: at('copies'),
    name: 'w.db',
    onProgress: (done, total, file) => told.push(`${done}/${total} ${file}`),
  });
  expect(names.toSorted()).toEqual(['w.db', 'w.db.items', 'w.db.metrics', 'w.db.state']);
  expect(told).toHaveLength(4);
  expect(() => openSqliteWarehouse({ path: warehousePath(), key: OLD, busyTimeoutMs: 20 })).toThrow(
    code('WAREHOUSE_BUSY')
  );
  locked.release();
  expect(await read(at('copies', 'w.db'), NEW)).toEqual([money('1.25'), 'value']);
  expect(() => openSqliteWarehouse({ path: at('copies', 'w.db'), key: OLD })).toThrow(code('WAREHOUSE_WRONG_KEY'));
  expect(await read(warehousePath(), OLD)).toEqual([money('1.25'), 'value']);
});

test('a warehouse that is open, or of another key, is not taken', async () => {
  const warehouse = await filled();
  expect(() => lockWarehouse({ path: warehousePath(), key: OLD })).toThrow(code('WAREHOUSE_BUSY'));
  await warehouse.state.set('name', 'still written');
  await warehouse.close();
  expect(() => lockWarehouse({ path: warehousePath(), key: NEW })).toThrow(code('WAREHOUSE_WRONG_KEY'));
  expect(() => lockWarehouse({ path: at('none', 'w.db'), key: OLD })).toThrow(code('WAREHOUSE_CANNOT_OPEN'));
  lockWarehouse({ path: warehousePath(), key: OLD }).release();
  expect(await read(warehousePath(), OLD)).toEqual([money('1.25'), 'still written']);
});

test('a backup is copied under another key, with what changes in it, and comes back from the copy', async () => {
  await (await filled()).close();
  await backupSqliteWarehouse({ path: warehousePath(), key: OLD, folder: at('backup'), now: 1 });
  const before = readdirSync(at('backup')).map((name) => readFileSync(at('backup', name)).toString('base64'));
  const keys = { key: OLD, newKey: NEW };
  await copyBackupUnderKey({
    ...keys,
    folder: at('backup'),
    into: at('changed'),
    beside: { 'data-key.json': '{}\n' },
    amend: async (file) => {
      const warehouse = openSqliteWarehouse({ path: file, key: NEW });
      await warehouse.state.set('name', 'amended');
      await warehouse.close();
    },
  });
  expect(readdirSync(at('backup')).map((name) => readFileSync(at('backup', name)).toString('base64'))).toEqual(before);
  const restored = at('restored', 'w.db');
  await expect(
    restoreSqliteWarehouse({ path: restored, key: OLD, folder: at('changed'), force: false })
  ).rejects.toThrow(code('WAREHOUSE_WRONG_KEY'));
  await restoreSqliteWarehouse({ path: restored, key: NEW, folder: at('changed'), force: false });
  expect(await read(restored, NEW)).toEqual([money('1.25'), 'amended']);
  expect(readFileSync(at('restored', 'data-key.json'), 'utf8')).toBe('{}\n');
  await expect(
    copyBackupUnderKey({
      key: NEW,
      newKey: OLD,
      folder: at('backup'),
      into: at('no'),
      beside: {},
      amend: async () => undefined,
    })
  ).rejects.toThrow(code('WAREHOUSE_WRONG_KEY'));
});
