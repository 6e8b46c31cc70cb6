import { randomBytes } from 'node:crypto';

import type { StateStore } from '@smartcloudops/warehouse';

import type { ConnectionSettings } from '../engine.ts';
import { connectionBook } from './connection-book.ts';

function memoryState(): StateStore & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get: async (key) => all.get(key) ?? null,
    set: async (key, value) => void all.set(key, value),
    delete: async (key) => void all.delete(key),
    list: async (prefix) => [...all].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    acquireLease: async () => true,
    releaseLease: async () => {},
  };
}

const settings: ConnectionSettings = {
  id: 'prod',
  name: 'Production',
  kind: 'aws',
  aws: { authType: 'keys', accessKey: 'AKIAVERYPUBLIC', secretKey: 'verysecretindeed' },
  monthlyApiBudget: '5.00',
};

test('keeps a connection without showing its secrets', async () => {
  const state = memoryState();
  const book = connectionBook(state, randomBytes(32));
  expect(await book.put(settings)).toBe(true);
  expect(await book.put({ ...settings })).toBe(false);
  expect(await book.put({ ...settings, monthlyApiBudget: '6.00' })).toBe(true);
  expect(await book.put({ ...settings })).toBe(true);
  // A new name is kept, but is no reason to collect.
  expect(await book.put({ ...settings, name: 'Prod' })).toBe(false);
  expect(await book.get('prod')).toEqual({ kind: 'open', id: 'prod', settings: { ...settings, name: 'Prod' } });
  expect([...state.all.values()].join()).not.toMatch(/AKIA|secret/);
  await book.remove('prod');
  expect(await book.list()).toEqual([]);
});

test('another key finds the connection, says that it is broken, and can be repaired by saving again', async () => {
  const state = memoryState();
  await connectionBook(state, randomBytes(32)).put(settings);
  const book = connectionBook(state, randomBytes(32));
  expect(await book.list()).toEqual([
    { kind: 'broken', id: 'prod', error: expect.objectContaining({ code: 'ENGINE_SEAL_BROKEN' }) },
  ]);
  expect(await book.put(settings)).toBe(true);
  expect(await book.get('prod')).toMatchObject({ kind: 'open' });
});

test.each([
  [{ ...settings, monthlyApiBudget: 'five' }, 'monthlyApiBudget'],
  [{ ...settings, id: 'a b' }, 'id'],
  [{ ...settings, aws: { authType: 'arn' } }, 'aws.authType'],
])('%j is refused by the name of the setting', async (bad, field) => {
  await expect(connectionBook(memoryState(), randomBytes(32)).put(bad as ConnectionSettings)).rejects.toThrow(
    expect.objectContaining({ code: 'ENGINE_BAD_CONNECTION', message: expect.stringContaining(`"${field}"`) })
  );
});
