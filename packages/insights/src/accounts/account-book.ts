import { createHash } from 'node:crypto';

import type { ItemRecord, ItemStore } from '@smartcloudops/warehouse';

/** What is known of an account beside its id. */
export interface KnownAccount {
  /** What people call it; null when nobody said. */
  readonly name: string | null;
  /** Where it is in its organisation, from the root down: `/Commerce/prod`; null when nobody said. */
  readonly unit: string | null;
}

/** Accounts by their id, as sources of items (kind `account`) tell of them. */
export type AccountDirectory = ReadonlyMap<string, KnownAccount>;

export interface AccountBook {
  /**
   * What was known of accounts at a moment (null: now), by these connections (null: by any). Where two connections tell of the same
   * account, the first in the order of their ids that has a name for it is believed.
   */
  at(connections: readonly string[] | null, asOf: number | null): Promise<AccountDirectory>;
  /** Changes when what is known of any account now does; `''` while nothing is. */
  version(): Promise<string>;
}

/** Remembers the present directories until items change. */
export function accountBook(items: ItemStore): AccountBook {
  let known = { version: NaN, directories: new Map<string, Promise<AccountDirectory>>() };
  const read = async (connections: readonly string[] | null, asOf: number | null) =>
    directoryOf(await items.read({ connections, kind: 'account' }, asOf));

  async function present(connections: readonly string[] | null): Promise<AccountDirectory> {
    const version = await items.dataVersion();
    if (known.version !== version) known = { version, directories: new Map() };
    const { directories } = known;
    const key = JSON.stringify(connections);
    const found = directories.get(key) ?? read(connections, null);
    directories.set(key, found);
    found.catch(() => directories.delete(key));
    return found;
  }

  const fingerprints = new WeakMap<AccountDirectory, string>();
  return {
    at: (connections, asOf) => (asOf === null ? present(connections) : read(connections, asOf)),
    async version() {
      const directory = await present(null);
      const fingerprint =
        fingerprints.get(directory) ?? (directory.size === 0 ? '' : digest(JSON.stringify([...directory])));
      fingerprints.set(directory, fingerprint);
      return fingerprint;
    },
  };
}

function directoryOf(accounts: readonly ItemRecord[]): AccountDirectory {
  const directory = new Map<string, KnownAccount>();
  for (const { id, name, attributes } of accounts) {
    const path = attributes['path'];
    const before = directory.get(id);
    directory.set(id, {
      name: before?.name ?? name,
      unit: before?.unit ?? (typeof path === 'string' ? path : null),
    });
  }
  return directory;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
