import { setTimeout } from 'node:timers/promises';

import type { Database } from 'better-sqlite3-multiple-ciphers';

import { isBusy } from './sqlite-error.ts';

/** How long a load waits for another process's load. */
const PATIENCE_MS = 15 * 60_000;

/** Begins to write. Waits for its turn without blocking the event loop; the connection's own timeout must be 0 for that. */
export async function takeTurn(db: Database): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let wait = 10; ; wait = Math.min(wait * 2, 250)) {
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (thrown) {
      if (!isBusy(thrown) || performance.now() > deadline) throw thrown;
      await setTimeout(wait);
    }
  }
}
