import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { EngineError } from '../../errors.ts';

/**
 * A step of putting copies into their places. Each may be taken again after it was taken, so that what is cut short can be gone
 * through from the beginning.
 */
export type Move =
  /** A file takes the place of another, of which nothing stays. */
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'replace-folder'; readonly from: string; readonly to: string }
  /** A file is kept under another name as well. */
  | { readonly kind: 'keep'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly file: string };

/** What remains to be done once every copy is whole and on the disk. */
export interface PendingMoves {
  readonly format: 1;
  readonly moves: readonly Move[];
  /** What people have to know when it is done. */
  readonly advice: readonly string[];
}

export const rotationFolder = (dataDir: string): string => path.join(dataDir, 'rotation');
const markerOf = (dataDir: string) => path.join(rotationFolder(dataDir), 'pending.json');

export function readPending(dataDir: string): PendingMoves | null {
  const marker = markerOf(dataDir);
  return existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as PendingMoves) : null;
}

/** From here on there is only forward. */
export function writePending(dataDir: string, pending: PendingMoves): void {
  const marker = markerOf(dataDir);
  mkdirSync(path.dirname(marker), { recursive: true, mode: 0o700 });
  writeFileSync(`${marker}.draft`, JSON.stringify(pending, null, 2), { mode: 0o600 });
  syncToDisk(`${marker}.draft`);
  renameSync(`${marker}.draft`, marker);
  syncToDisk(path.dirname(marker));
}

/** Does what remains, and forgets it. */
export function finishPending(dataDir: string, { moves }: PendingMoves): void {
  for (const move of moves) take(move);
  rmSync(markerOf(dataDir), { force: true });
  rmSync(rotationFolder(dataDir), { recursive: true, force: true });
  if (existsSync(dataDir)) syncToDisk(dataDir);
}

/** @throws EngineError `ENGINE_KEY_ROTATING` when some files have the new key already and others not yet */
export function refuseHalfRotated(dataDir: string): void {
  if (!existsSync(markerOf(dataDir))) return;
  throw new EngineError(
    'ENGINE_KEY_ROTATING',
    `The change of the key of ${dataDir} was cut short when its files were being replaced. Nothing is lost: finish it with \`smartcloudops key rotate\`, which takes a second.`
  );
}

function take(move: Move): void {
  switch (move.kind) {
    case 'replace':
      if (!existsSync(move.from)) return;
      for (const log of ['-wal', '-shm', '-journal']) rmSync(move.to + log, { force: true });
      renameSync(move.from, move.to);
      return syncToDisk(path.dirname(move.to));
    case 'replace-folder':
      if (existsSync(move.from)) {
        if (existsSync(move.to)) renameSync(move.to, `${move.to}.replaced`);
        renameSync(move.from, move.to);
        syncToDisk(path.dirname(move.to));
      }
      return rmSync(`${move.to}.replaced`, { recursive: true, force: true });
    case 'keep':
      if (existsSync(move.to) || !existsSync(move.from)) return;
      copyFileSync(move.from, `${move.to}.draft`);
      syncToDisk(`${move.to}.draft`);
      return renameSync(`${move.to}.draft`, move.to);
    case 'remove':
      return rmSync(move.file, { force: true });
  }
}

/** Waits until a file, or the entries of a folder, are on the disk; folders cannot be waited for on Windows. */
export function syncToDisk(file: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
