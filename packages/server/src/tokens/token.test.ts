import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openTokenFile } from './token-file.ts';
import { mintToken, recogniseToken } from './token.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a token is recognised, and only as it was given', () => {
  const { text, record } = mintToken({ name: 'ann', role: 'viewer', connections: null }, 0);
  const other = mintToken({ name: 'bob', role: 'admin', connections: null }, 0);
  const records = [other.record, record];
  expect(recogniseToken(text, records)).toBe(record);
  expect(recogniseToken(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`, records)).toBeNull();
  expect(recogniseToken(text.replace(record.id, other.record.id), records)).toBeNull();
  expect(recogniseToken('', records)).toBeNull();
  expect(recogniseToken(text, [])).toBeNull();
});

test('the file keeps no secret, belongs to its owner, and is seen by another reader at once', () => {
  const writer = openTokenFile(folder);
  const reader = openTokenFile(folder);
  expect(reader.list()).toEqual([]);
  const { text, record } = mintToken({ name: 'ann', role: 'editor', connections: ['prod'] }, 5);
  writer.add(record);
  const file = path.join(folder, 'tokens.json');
  expect(readFileSync(file, 'utf8')).not.toContain(text.split('_')[2]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(recogniseToken(text, reader.list())).toEqual(record);
  expect(writer.remove(record.id)).toBe(true);
  expect(writer.remove(record.id)).toBe(false);
  expect(reader.list()).toEqual([]);
});
