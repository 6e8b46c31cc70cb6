import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { EngineError, systemCode } from '../errors.ts';

/** 256-bit key that seals what must not be read from the data folder alone. */
export type SealingKey = Buffer;

const HEX_KEY = /^[0-9a-f]{64}$/i;

export function parseKey(text: string, origin: string): SealingKey {
  const trimmed = text.trim();
  if (!HEX_KEY.test(trimmed)) {
    throw new EngineError(
      'ENGINE_BAD_KEY_FILE',
      `The key in ${origin} is not usable: it must be 64 hexadecimal digits. Restore it from your backup; a new key cannot open what the old one sealed.`
    );
  }
  return Buffer.from(trimmed, 'hex');
}

function readKey(file: string): SealingKey | null {
  try {
    return parseKey(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Reads the key file, or makes it (mode 0600). Two processes that start together end with the same key. */
export function loadOrCreateKey(file: string): SealingKey {
  const present = readKey(file);
  if (present) return present;
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    // Somebody else was first: theirs counts.
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  const made = readKey(file);
  if (!made)
    throw new EngineError('ENGINE_BAD_KEY_FILE', `The key file ${file} vanished while it was being made. Start again.`);
  return made;
}

/** Beside the data folder, never in it: a copy of the folder alone opens nothing. */
export function keyFileBeside(dataDir: string): string {
  return `${path.resolve(dataDir)}.key`;
}
