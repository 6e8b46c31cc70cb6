import type { Connections } from './connections.ts';
import { LEASE_SKEW_MS } from '../state-store.ts';
import type { StateStore } from '../state-store.ts';

export function postgresState({ query }: Connections): StateStore {
  return {
    get: async (key) =>
      (await query<{ value: string }>('SELECT value FROM state WHERE key = $1', [key]))[0]?.value ?? null,
    async set(key, value) {
      await query('INSERT INTO state VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
        key,
        value,
      ]);
    },
    async delete(key) {
      await query('DELETE FROM state WHERE key = $1', [key]);
    },
    list: (prefix) => query('SELECT key, value FROM state WHERE starts_with(key, $1) ORDER BY key', [prefix]),
    // One statement: of several that come at once, each sees what the one before it left.
    acquireLease: async (name, owner, ttlMs, now) => {
      const taken = await query(
        `INSERT INTO lease VALUES ($1, $2, $3::bigint + $4::bigint)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
         WHERE lease.owner = excluded.owner OR lease.expires_at <= $3::bigint
           OR lease.expires_at > $3::bigint + $4::bigint + ${LEASE_SKEW_MS} RETURNING 1`,
        [name, owner, now, ttlMs]
      );
      return taken.length === 1;
    },
    async releaseLease(name, owner) {
      await query('DELETE FROM lease WHERE name = $1 AND owner = $2', [name, owner]);
    },
  };
}
