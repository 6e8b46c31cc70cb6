import type { Database } from 'better-sqlite3-multiple-ciphers';

import { guarded } from './sqlite-error.ts';
import { LEASE_SKEW_MS } from '../state-store.ts';
import type { StateStore } from '../state-store.ts';

export function sqliteState(db: Database): StateStore {
  const get = db.prepare('SELECT value FROM state WHERE key = ?').pluck();
  const set = db.prepare('INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const remove = db.prepare('DELETE FROM state WHERE key = ?');
  const list = db.prepare('SELECT key, value FROM state WHERE substr(key, 1, length(@prefix)) = @prefix ORDER BY key');
  const acquire = db.prepare(
    `INSERT INTO lease VALUES (@name, @owner, @now + @ttlMs)
     ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expiresAt = excluded.expiresAt
     WHERE lease.owner = excluded.owner OR lease.expiresAt <= @now
       OR lease.expiresAt > @now + @ttlMs + ${LEASE_SKEW_MS}`
  );
  const release = db.prepare('DELETE FROM lease WHERE name = ? AND owner = ?');

  // Within a promise, but at once: what SQLite does is one transaction that nothing of this thread comes between.
  const safely = async <T>(action: () => T): Promise<T> => guarded(db.name, action);
  return {
    get: (key) => safely(() => (get.get(key) as string | undefined) ?? null),
    set: (key, value) => safely(() => void set.run(key, value)),
    delete: (key) => safely(() => void remove.run(key)),
    list: (prefix) => safely(() => list.all({ prefix }) as { key: string; value: string }[]),
    acquireLease: (name, owner, ttlMs, now) => safely(() => acquire.run({ name, owner, ttlMs, now }).changes === 1),
    releaseLease: (name, owner) => safely(() => void release.run(name, owner)),
  };
}
