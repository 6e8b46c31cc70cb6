import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StateStore } from '@smartcloudops/warehouse';

import { EngineError, systemCode } from '../errors.ts';

/** Where the encrypted data key of an installation is kept, as text. */
export interface DataKeyStore {
  /** For people. */
  readonly where: string;
  read(): Promise<string | null>;
  /** Keeps what `make` gives unless something is kept already: of several that start together one makes it. @returns what is kept */
  keep(make: () => Promise<string>): Promise<string>;
}

export const DATA_KEY_FILE = 'data-key.json';

/** In the data folder, so that a backup holds it too. */
export function dataKeyFile(folder: string): DataKeyStore {
  const file = path.join(path.resolve(folder), DATA_KEY_FILE);
  const read = async () => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    where: file,
    read,
    async keep(make) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
      writeFileSync(draft, await make(), { mode: 0o600, flag: 'wx' });
      try {
        linkSync(draft, file);
      } catch (error) {
        // Somebody else was first: theirs counts.
        if (systemCode(error) !== 'EEXIST') throw error;
      } finally {
        unlinkSync(draft);
      }
      return (await read()) ?? '';
    },
  };
}

export const DATA_KEY_STATE = 'key/data-key';
const LEASE_MS = 60_000;
const RETRY_MS = 200;

/** In the database that several machines share. */
export function dataKeyInState(state: StateStore, clock: () => number, name: string = DATA_KEY_STATE): DataKeyStore {
  const read = () => state.get(name);
  return {
    where: 'the shared database',
    read,
    async keep(make) {
      const owner = randomUUID();
      for (const deadline = clock() + 2 * LEASE_MS; clock() < deadline; await sleep(RETRY_MS)) {
        const kept = await read();
        if (kept !== null) return kept;
        if (!(await state.acquireLease(name, owner, LEASE_MS, clock()))) continue;
        const text = (await read()) ?? (await make());
        await state.set(name, text);
        await state.releaseLease(name, owner);
        return text;
      }
      throw new EngineError(
        'ENGINE_KEY_MISSING',
        'Another process was to make the data key in the shared database, and did not.'
      );
    },
  };
}
