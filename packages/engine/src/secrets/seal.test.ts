import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';

import { loadOrCreateKey } from './key-file.ts';
import { seal, unseal } from './seal.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'seal-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what is sealed opens again, and shows nothing of itself', () => {
  const key = loadOrCreateKey(path.join(folder, 'a.key'));
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), fc.string(), (text, name) => {
      const sealed = seal(text, name, key);
      expect(unseal(sealed, name, key)).toBe(text);
      expect(sealed).not.toContain(Buffer.from(text).toString('base64url'));
    })
  );
});

test('another key, another name or a changed text does not open', () => {
  const key = loadOrCreateKey(path.join(folder, 'a.key'));
  const other = loadOrCreateKey(path.join(folder, 'b.key'));
  const sealed = seal('secret', 'prod', key);
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  for (const attempt of [
    () => unseal(sealed, 'prod', other),
    () => unseal(sealed, 'test', key),
    () => unseal(changed, 'prod', key),
  ]) {
    expect(attempt).toThrow(expect.objectContaining({ code: 'ENGINE_SEAL_BROKEN' }));
  }
});

test('the key file is made once, for its owner alone', () => {
  const file = path.join(folder, 'deep', 'c.key');
  const first = loadOrCreateKey(file);
  expect(loadOrCreateKey(file).equals(first)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
});

test('a damaged key file is refused, not replaced', () => {
  const file = path.join(folder, 'd.key');
  writeFileSync(file, 'too short');
  expect(() => loadOrCreateKey(file)).toThrow(expect.objectContaining({ code: 'ENGINE_BAD_KEY_FILE' }));
  expect(readFileSync(file, 'utf8')).toBe('too short');
});
