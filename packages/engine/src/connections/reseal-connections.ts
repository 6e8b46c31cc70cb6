import type { StateStore } from '@smartcloudops/warehouse';

import type { SealingKey } from '../secrets/key-file.ts';
import { seal, unseal } from '../secrets/seal.ts';
import { CONNECTION_PREFIX } from './connection-book.ts';

/**
 * Seals all connections under another key; those that have it already stay.
 * @returns names of connections that neither key opens; they stay as they are
 */
export async function resealConnections(
  state: StateStore,
  key: SealingKey,
  newKey: SealingKey
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { key: name, value } of await state.list(CONNECTION_PREFIX)) {
    const id = name.slice(CONNECTION_PREFIX.length);
    const text = opened(value, id, key);
    if (text !== null) await state.set(name, seal(text, id, newKey));
    else if (opened(value, id, newKey) === null) broken.push(id);
  }
  return broken;
}

function opened(sealed: string, id: string, key: SealingKey): string | null {
  try {
    return unseal(sealed, id, key);
  } catch {
    return null;
  }
}
