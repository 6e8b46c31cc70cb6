import { setImmediate } from 'node:timers/promises';

import type { Database } from 'better-sqlite3-multiple-ciphers';

import { takeTurn } from './take-turn.ts';
import { WarehouseError } from '../errors.ts';

/** Loads that may go. The newest one stays: the numbers of loads only grow, and answers are cached by them. */
const OLD = {
  'superseded-charges': 'closedAt <= @before AND id < (SELECT max(id) FROM load)',
  charges: 'coalesce(chargeTo, restatesTo, loadedAt) <= @before AND id < (SELECT max(id) FROM load)',
} as const;
type Reason = keyof typeof OLD;

export function oldLoads(
  db: Database,
  reason: Reason,
  before: number
): { readonly dropped: number; readonly bytes: number } {
  return db
    .prepare(
      `SELECT count(DISTINCT l.id) AS dropped, coalesce(sum(length(c.body)), 0) AS bytes
       FROM load l LEFT JOIN block b ON b.load = l.id LEFT JOIN chunk c ON c.block = b.id
       WHERE l.id IN (SELECT id FROM load WHERE ${OLD[reason]})`
    )
    .get({ before }) as { dropped: number; bytes: number };
}

/** Drops loads one by one, so that neither loads nor the event loop wait for long. */
export async function forgetLoads(db: Database, reason: Reason, before: number): Promise<void> {
  db.pragma('busy_timeout = 0'); // takeTurn() waits without blocking the event loop
  const old = db.prepare(`SELECT id, closedAt FROM load WHERE ${OLD[reason]} ORDER BY id`).all({ before });
  const statements = [
    'DELETE FROM chunk WHERE block IN (SELECT id FROM block WHERE load = ?)',
    ...['block', 'load_cube', 'load_tag_key', 'supersession'].map((table) => `DELETE FROM ${table} WHERE load = ?`),
    'DELETE FROM load WHERE id = ?',
  ].map((sql) => db.prepare(sql));
  const horizon = db.prepare('SELECT max(before) FROM forgotten').pluck();
  for (const { id, closedAt } of old as { id: number; closedAt: number | null }[]) {
    await takeTurn(db);
    try {
      for (const statement of statements) statement.run(id);
      const known = (horizon.get() as number | null) ?? -Infinity;
      if (reason === 'superseded-charges' && closedAt !== null && closedAt > known) {
        db.exec('DELETE FROM forgotten');
        db.prepare('INSERT INTO forgotten VALUES (?)').run(closedAt);
      }
      db.exec('COMMIT');
    } catch (thrown) {
      if (db.open && db.inTransaction) db.exec('ROLLBACK');
      throw thrown;
    }
    await setImmediate();
  }
}

/** @throws WarehouseError `WAREHOUSE_FORGOTTEN` */
export function assertRemembered(db: Database, asOf: number): void {
  const before = db.prepare('SELECT max(before) FROM forgotten').pluck().get() as number | null;
  if (before === null || asOf >= before) return;
  const day = (moment: number) => new Date(moment).toISOString();
  throw new WarehouseError(
    'WAREHOUSE_FORGOTTEN',
    `What was known on ${day(asOf)} is not kept: bills that were superseded before ${day(before)} have been dropped.`
  );
}
