import type { StateStore } from '@smartcloudops/warehouse';

/** Who did what, and when. */
export interface AuditEntry {
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  /** Permanent name: `access.scopes.put`. */
  readonly action: string;
  /** One sentence for people. */
  readonly message: string;
  /** What was before and after, as JSON. */
  readonly details: unknown;
}

/** Changes that people made in a realm. Entries are never changed; the oldest go when there are more than are kept. */
export interface AuditBook {
  /** Durable when it resolves. @param place grows with every change */
  write(realm: string, place: number, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(realm: string, limit: number): Promise<readonly AuditEntry[]>;
}

const KEPT = 1000;
const prefixOf = (realm: string) => `access-audit/${encodeURIComponent(realm)}/`;
const keyOf = (realm: string, place: number) => prefixOf(realm) + String(place).padStart(12, '0');

export function auditBook(state: StateStore): AuditBook {
  return {
    async write(realm, place, entry) {
      await state.set(keyOf(realm, place), JSON.stringify(entry));
      await state.delete(keyOf(realm, place - KEPT));
    },
    async list(realm, limit) {
      const entries = await state.list(prefixOf(realm));
      return entries
        .toSorted((a, b) => (a.key < b.key ? 1 : -1))
        .slice(0, limit)
        .map(({ value }) => JSON.parse(value) as AuditEntry);
    },
  };
}
