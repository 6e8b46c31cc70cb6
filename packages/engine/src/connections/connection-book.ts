import type { StateStore } from '@smartcloudops/warehouse';

import type { ConnectionSettings } from '../engine.ts';
import type { SealingKey } from '../secrets/key-file.ts';
import { seal, unseal } from '../secrets/seal.ts';
import { checkConnection } from './check-connection.ts';

/** Keys of the sealed connections begin with it. */
export const CONNECTION_PREFIX = 'connection/';

/** The connections that are known, sealed in the warehouse so that collecting can start with the process. */
export interface ConnectionBook {
  list(): Promise<readonly StoredConnection[]>;
  get(id: string): Promise<StoredConnection | null>;
  /** @returns whether anything changed that bears on what is collected */
  put(settings: ConnectionSettings): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A connection, or the reason why its settings cannot be opened any more. */
export type StoredConnection =
  | { readonly kind: 'open'; readonly id: string; readonly settings: ConnectionSettings }
  | { readonly kind: 'broken'; readonly id: string; readonly error: unknown };

export function connectionBook(state: StateStore, key: SealingKey): ConnectionBook {
  function open(id: string, sealed: string): StoredConnection {
    try {
      return { kind: 'open', id, settings: JSON.parse(unseal(sealed, id, key)) as ConnectionSettings };
    } catch (error) {
      return { kind: 'broken', id, error };
    }
  }
  async function get(id: string): Promise<StoredConnection | null> {
    const sealed = await state.get(CONNECTION_PREFIX + id);
    return sealed === null ? null : open(id, sealed);
  }
  return {
    get,
    list: async () =>
      (await state.list(CONNECTION_PREFIX)).map(({ key: name, value }) =>
        open(name.slice(CONNECTION_PREFIX.length), value)
      ),
    async put(settings) {
      const text = JSON.stringify(checkConnection(settings));
      const known = await get(settings.id);
      const before = known?.kind === 'open' ? known.settings : null;
      if (before && JSON.stringify(before) === text) return false;
      await state.set(CONNECTION_PREFIX + settings.id, seal(text, settings.id, key));
      return before === null || JSON.stringify({ ...before, name: settings.name }) !== text;
    },
    remove: (id) => state.delete(CONNECTION_PREFIX + id),
  };
}
