import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { copyBackupUnderKey, copyUnderKey, lockWarehouse, openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import type { LockedWarehouse } from '@smartcloudops/warehouse/sqlite';

import { resealConnections } from '../../connections/reseal-connections.ts';
import { sqliteFile } from '../../desks/sqlite-file.ts';
import { WAREHOUSE_FILE } from '../../desks/warehouse-file.ts';
import { EngineError } from '../../errors.ts';
import { deriveKey } from '../../secrets/derive-key.ts';
import type { SealingKey } from '../../secrets/key-file.ts';
import { hasWarehouse } from '../beside-key.ts';
import { DATA_KEY_FILE } from '../data-key-store.ts';
import { readSource } from '../installation-key.ts';
import { keyIsChanging } from '../key-is-changing.ts';
import { keySource } from '../key-source.ts';
import type { KeySettings } from '../key-source.ts';
import { announceRotation, isInUse, isRotating } from '../presence.ts';
import { draftKeyFile, nextKey } from './next-key.ts';
import type { NextKey, NextKeySource } from './next-key.ts';
import { finishPending, readPending, rotationFolder, syncToDisk, writePending } from './pending-moves.ts';
import type { Move } from './pending-moves.ts';

export interface KeyRotation {
  readonly dataDir: string;
  /** Where the key comes from now. */
  readonly settings: KeySettings;
  readonly next: NextKeySource;
  /** Folders of backups that get the new key as well. */
  readonly backups: readonly string[];
  readonly now: number;
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

export interface RotationReport {
  /** `finished`: what an earlier change had begun; no new one was made. */
  readonly kind: 'rotated' | 'finished';
  /** Connections that could not be opened before either; save them again. */
  readonly broken: readonly string[];
  /** What is to be done or known now, one sentence each. */
  readonly advice: readonly string[];
}

/**
 * Encrypts all data of a data folder under another key: the files of the warehouse, the connections sealed in them, backups. Everything
 * is copied and read back first while nobody else is let in; then the copies take their places. Killed before that, nothing has
 * changed; killed after it, the next call finishes.
 * @throws EngineError `ENGINE_KEY_IN_USE` when a server or plugin runs; WarehouseError `WAREHOUSE_BUSY` when another process has the
 * warehouse open, `WAREHOUSE_DISK_FULL`, `WAREHOUSE_WRONG_KEY`;
 * EngineError `ENGINE_KEY_MISSING`, `ENGINE_KEY_SETTINGS`, `ENGINE_BAD_KEY_FILE`; AwsError
 */
export async function rotateKey(rotation: KeyRotation): Promise<RotationReport> {
  const dataDir = path.resolve(rotation.dataDir);
  if (!hasWarehouse(dataDir) && !readPending(dataDir)) {
    throw new EngineError('ENGINE_KEY_SETTINGS', `There is no data in ${dataDir}, so there is no key to change.`);
  }
  if (await isRotating(dataDir)) throw keyIsChanging(dataDir);
  const presence = await announceRotation(dataDir);
  try {
    if (await isInUse(dataDir)) {
      throw new EngineError(
        'ENGINE_KEY_IN_USE',
        `A server or Grafana's plugin uses ${dataDir}. Stop it, change the key, and start it again.`
      );
    }
    return await rotateAlone(rotation, dataDir);
  } finally {
    presence.withdraw();
  }
}

async function rotateAlone(rotation: KeyRotation, dataDir: string): Promise<RotationReport> {
  const pending = readPending(dataDir);
  if (pending) {
    finishPending(dataDir, pending);
    return { kind: 'finished', broken: [], advice: pending.advice };
  }
  const source = keySource(rotation.settings, dataDir);
  const oldKey = await readSource(source, dataDir);
  const locked = lockWarehouse(sqliteFile({ dataDir, key: oldKey }));
  const backups = rotation.backups.map((folder) => path.resolve(folder));
  const clean = () => {
    for (const folder of [rotationFolder(dataDir), ...backups.map(draftOf)])
      rmSync(folder, { recursive: true, force: true });
    rmSync(draftKeyFile(dataDir), { force: true });
  };
  try {
    clean();
    mkdirSync(rotationFolder(dataDir), { mode: 0o700 });
    const next = await nextKey(source, rotation.next, dataDir, rotation.now);
    if (next.key.equals(oldKey)) throw new EngineError('ENGINE_KEY_SETTINGS', 'The new key is the old one.');
    const broken = await copyAll({ ...rotation, dataDir, backups }, locked, oldKey, next);
    const moves: Move[] = [
      ...next.moves,
      ...readdirSync(rotationFolder(dataDir))
        .filter((name) => name.startsWith(WAREHOUSE_FILE))
        .map((name) => ({
          kind: 'replace' as const,
          from: path.join(rotationFolder(dataDir), name),
          to: path.join(dataDir, name),
        })),
      ...backups.map((folder) => ({ kind: 'replace-folder' as const, from: draftOf(folder), to: folder })),
    ];
    const { advice } = next;
    writePending(dataDir, { format: 1, moves, advice });
    // Files that are open cannot be replaced there; elsewhere nobody gets in before they are.
    if (process.platform === 'win32') locked.release();
    finishPending(dataDir, { format: 1, moves, advice });
    return { kind: 'rotated', broken, advice };
  } catch (error) {
    if (!readPending(dataDir)) clean();
    throw error;
  } finally {
    locked.release();
  }
}

const draftOf = (folder: string) => `${folder}.rotating`;

/** Every copy, whole and on the disk. @returns connections that could not be opened */
async function copyAll(
  { dataDir, backups, onProgress }: KeyRotation,
  locked: LockedWarehouse,
  oldKey: SealingKey,
  { key: newKey, dataKeyText }: NextKey
): Promise<readonly string[]> {
  const keys = { key: deriveKey(oldKey, 'warehouse'), newKey: deriveKey(newKey, 'warehouse') };
  const into = rotationFolder(dataDir);
  const progress = onProgress ? { onProgress } : {};
  const names = await copyUnderKey(locked, { ...keys, into, name: WAREHOUSE_FILE, ...progress });
  const amend = (file: string) => reseal(file, oldKey, newKey);
  const broken = await amend(path.join(into, WAREHOUSE_FILE));
  for (const name of names) syncToDisk(path.join(into, name));
  for (const folder of backups) {
    onProgress?.(names.length, names.length, folder);
    const beside = { [DATA_KEY_FILE]: dataKeyText };
    await copyBackupUnderKey({
      ...keys,
      folder,
      into: draftOf(folder),
      beside,
      amend: async (file) => void (await amend(file)),
    });
  }
  return broken;
}

async function reseal(file: string, oldKey: SealingKey, newKey: SealingKey): Promise<readonly string[]> {
  const warehouse = openSqliteWarehouse({ path: file, key: deriveKey(newKey, 'warehouse') });
  try {
    return await resealConnections(warehouse.state, deriveKey(oldKey, 'seal'), deriveKey(newKey, 'seal'));
  } finally {
    await warehouse.close();
  }
}
