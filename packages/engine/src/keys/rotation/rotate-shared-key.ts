import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { StateStore } from '@smartcloudops/warehouse';

import { resealConnections } from '../../connections/reseal-connections.ts';
import { EngineError } from '../../errors.ts';
import { deriveKey } from '../../secrets/derive-key.ts';
import { parseKey } from '../../secrets/key-file.ts';
import type { SealingKey } from '../../secrets/key-file.ts';
import { DATA_KEY_STATE, dataKeyInState } from '../data-key-store.ts';
import { readSource } from '../installation-key.ts';
import { keySource } from '../key-source.ts';
import type { KeySettings, KeySource } from '../key-source.ts';
import { keyFromKms } from '../kms-key.ts';
import { writeNewKey } from './next-key.ts';
import type { NextKeySource } from './next-key.ts';
import type { RotationReport } from './rotate-key.ts';

/** The data key that is to be, until everything has it. */
const NEXT_STATE = `${DATA_KEY_STATE}/next`;

export interface SharedKeyRotation {
  readonly warehouseUrl: string;
  readonly dataDir: string;
  /** Where the key comes from now. */
  readonly settings: KeySettings;
  readonly next: NextKeySource;
}

/**
 * Seals the connections in a shared database under another key. One that is sealed under it already stays, so what was cut short goes
 * on when it is called again with the same new key; one that KMS makes is kept in the database until then.
 * @throws EngineError `ENGINE_KEY_SETTINGS`, `ENGINE_KEY_MISSING`, `ENGINE_BAD_KEY_FILE`; AwsError; WarehouseError
 */
export async function rotateSharedKey(rotation: SharedKeyRotation): Promise<RotationReport> {
  const { openPostgresWarehouse } = await import('@smartcloudops/warehouse/postgres');
  const warehouse = await openPostgresWarehouse({ url: rotation.warehouseUrl, clock: Date.now, poolSize: 1 });
  try {
    return await rotateIn(warehouse.state, rotation);
  } finally {
    await warehouse.close();
  }
}

async function rotateIn(state: StateStore, { dataDir, settings, next }: SharedKeyRotation): Promise<RotationReport> {
  const pending = await state.get(NEXT_STATE);
  if (pending !== null && pending === (await state.get(DATA_KEY_STATE))) {
    // Everything has it; only its draft was left.
    await state.delete(NEXT_STATE);
    return { kind: 'finished', broken: [], advice: [] };
  }
  const source = keySource(settings, path.resolve(dataDir));
  const oldKey =
    source.kind === 'kms'
      ? await keyFromKms(dataKeyInState(state, Date.now), source.keyId, true, Date.now)
      : await readSource(source, path.resolve(dataDir));
  const { key, keep, advice } = await sharedNextKey(state, source, next);
  if (key.equals(oldKey)) throw new EngineError('ENGINE_KEY_SETTINGS', 'The new key is the old one.');
  const broken = await resealConnections(state, deriveKey(oldKey, 'seal'), deriveKey(key, 'seal'));
  await keep();
  return { kind: 'rotated', broken, advice };
}

interface SharedNextKey {
  readonly key: SealingKey;
  /** Makes it the key of all who share the database. */
  readonly keep: () => Promise<void>;
  readonly advice: readonly string[];
}

async function sharedNextKey(state: StateStore, source: KeySource, next: NextKeySource): Promise<SharedNextKey> {
  const keyId = next.kind === 'kms' ? next.keyId : next.kind === 'same' && source.kind === 'kms' ? source.keyId : null;
  if (keyId !== null) {
    // The one that an earlier attempt has made, else a new one.
    const key = await keyFromKms(dataKeyInState(state, Date.now, NEXT_STATE), keyId, false, Date.now);
    const keep = async () => {
      const text = await state.get(NEXT_STATE);
      if (text !== null) await state.set(DATA_KEY_STATE, text);
      await state.delete(NEXT_STATE);
    };
    const isNew = source.kind !== 'kms' || source.keyId !== keyId;
    return { key, keep, advice: isNew ? [`Set SMARTCLOUDOPS_KMS_KEY_ID=${keyId} everywhere from now on.`] : [] };
  }
  const keep = () => state.delete(DATA_KEY_STATE);
  if (next.kind === 'file') {
    const file = path.resolve(next.file);
    const key = existsSync(file) ? parseKey(readFileSync(file, 'utf8'), file) : writeNewKey(file);
    return { key, keep, advice: [`Give every machine the file ${file} and set SMARTCLOUDOPS_KEY_FILE to it.`] };
  }
  if (next.kind === 'given') {
    const key = parseKey(next.text, next.name);
    return { key, keep, advice: [`Set SMARTCLOUDOPS_KEY everywhere to what ${next.name} is now.`] };
  }
  throw new EngineError(
    'ENGINE_KEY_SETTINGS',
    'The key is shared by all who use the database, so give the new one: --new-key-file FILE (made when it is not there), SMARTCLOUDOPS_NEW_KEY with 64 hexadecimal digits, or --kms-key-id ID.'
  );
}
