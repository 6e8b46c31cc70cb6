import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { EngineError, systemCode } from '../errors.ts';
import { parseKey } from '../secrets/key-file.ts';
import type { SealingKey } from '../secrets/key-file.ts';
import { besideKey, hasWarehouse } from './beside-key.ts';
import { dataKeyFile, dataKeyInState } from './data-key-store.ts';
import { ENVIRONMENT_NAMES, keySource } from './key-source.ts';
import type { KeySettingNames, KeySettings, KeySource } from './key-source.ts';
import { keyIsChanging } from './key-is-changing.ts';
import { keyFromKms } from './kms-key.ts';
import { isRotating } from './presence.ts';
import { refuseHalfRotated } from './rotation/pending-moves.ts';

/** Where the data is whose key is wanted. */
export interface KeyPlace {
  readonly dataDir: string;
  /** Of the PostgreSQL database that holds the warehouse instead. */
  readonly warehouseUrl?: string | undefined;
}

/**
 * The key of an installation: from KMS, a file, a setting, or the file beside the data folder, which is made at the first start.
 * @throws EngineError `ENGINE_KEY_MISSING`, `ENGINE_BAD_KEY_FILE`, `ENGINE_KEY_SETTINGS`, `ENGINE_KEY_ROTATING`; AwsError
 */
export async function installationKey(
  place: KeyPlace,
  settings: KeySettings,
  names: KeySettingNames = ENVIRONMENT_NAMES
): Promise<SealingKey> {
  const dataDir = path.resolve(place.dataDir);
  const source = keySource(settings, dataDir, names);
  if (place.warehouseUrl === undefined) {
    refuseHalfRotated(dataDir);
    if (await isRotating(dataDir)) throw keyIsChanging(dataDir);
  }
  if (source.kind !== 'kms' || place.warehouseUrl === undefined) return readSource(source, dataDir);
  const { openPostgresWarehouse } = await import('@smartcloudops/warehouse/postgres');
  const warehouse = await openPostgresWarehouse({ url: place.warehouseUrl, clock: Date.now, poolSize: 1 });
  try {
    const hasSecrets = (await warehouse.state.list('connection/')).length > 0;
    return await keyFromKms(dataKeyInState(warehouse.state, Date.now), source.keyId, hasSecrets, Date.now);
  } finally {
    await warehouse.close();
  }
}

/**
 * The key that opens a backup: as that of the data folder, but with KMS by the encrypted key in the backup. None is made.
 * @throws EngineError `ENGINE_KEY_MISSING`, `ENGINE_BAD_KEY_FILE`, `ENGINE_KEY_SETTINGS`; AwsError
 */
export async function keyOfBackup(dataDir: string, settings: KeySettings, folder: string): Promise<SealingKey> {
  const source = keySource(settings, path.resolve(dataDir));
  refuseHalfRotated(path.resolve(dataDir));
  if (source.kind === 'kms') return keyFromKms(dataKeyFile(folder), source.keyId, true, Date.now);
  if (source.kind === 'beside' && !existsSync(source.file)) {
    throw new EngineError(
      'ENGINE_KEY_MISSING',
      `The backup is encrypted, and the key file ${source.file} is not there: put back the one that was kept apart from the backup, or name the key in SMARTCLOUDOPS_KEY_FILE, SMARTCLOUDOPS_KEY or SMARTCLOUDOPS_KMS_KEY_ID.`
    );
  }
  return readSource(source, path.resolve(dataDir));
}

/** The key that a source gives for the data folder. */
export async function readSource(source: KeySource, dataDir: string): Promise<SealingKey> {
  switch (source.kind) {
    case 'given':
      return parseKey(source.text, source.name);
    case 'file':
      return keyInFile(source.file, source.name);
    case 'kms':
      return keyFromKms(dataKeyFile(dataDir), source.keyId, hasWarehouse(dataDir), Date.now);
    case 'beside':
      return besideKey(dataDir);
  }
}

function keyInFile(file: string, name: string): SealingKey {
  try {
    return parseKey(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const isAbsent = systemCode(error) === 'ENOENT';
    const what = isAbsent ? 'is not there' : `cannot be read (${(error as Error).message})`;
    throw new EngineError(
      'ENGINE_KEY_MISSING',
      `The key file ${file} that ${name} names ${what}. Restore it, or, for an installation without data, make one: (umask 077; openssl rand -hex 32 > ${file})`,
      { cause: error }
    );
  }
}
