import { closeSync, openSync, readSync, statSync } from 'node:fs';

import { WAREHOUSE_FILES } from './warehouse-files.ts';
import { WarehouseError } from '../errors.ts';

/**
 * What SQLite itself takes for nothing to worry about, and would begin anew over: a file without content where there was some, and
 * a write-ahead log that is none, of which it would leave out every commit. To be called before the files are opened, since opening
 * a file without content deletes its log.
 * @throws WarehouseError `WAREHOUSE_CORRUPT`
 */
export function refuseLoss(bills: string): void {
  const memory = `${bills}.state`;
  if (!(sizeOf(bills) ?? 0) && (sizeOf(memory) ?? 0) > 0) {
    throw new WarehouseError(
      'WAREHOUSE_CORRUPT',
      `${bills} ${sizeOf(bills) === null ? 'is missing' : 'is empty'}, but ${memory} tells of what was collected into it: its charges are lost.`
    );
  }
  for (const { suffix } of WAREHOUSE_FILES) {
    const log = `${bills}${suffix}-wal`;
    if (!isLog(log)) throw new WarehouseError('WAREHOUSE_CORRUPT', `${log} is no write-ahead log.`);
  }
}

/** The files of a warehouse that are there without content. A process that makes one leaves it so for a moment. */
export const emptyFiles = (bills: string): readonly string[] =>
  WAREHOUSE_FILES.map(({ suffix }) => bills + suffix).filter((file) => sizeOf(file) === 0);

/** @throws WarehouseError `WAREHOUSE_CORRUPT` */
export function refuseEmpty(files: readonly string[]): void {
  const [file] = files;
  if (file !== undefined)
    throw new WarehouseError(
      'WAREHOUSE_CORRUPT',
      `${file} is empty, but the bills beside it hold charges: its content is lost.`
    );
}

/** Null: there is none. */
const sizeOf = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.size ?? null;

/** The first number of a log, in either order of its checksums; all zero is one that was never synced, and so holds no commit. */
const LOG_STARTS = [0x377f0682, 0x377f0683, 0];

function isLog(file: string): boolean {
  if ((sizeOf(file) ?? 0) < 4) return true;
  const start = Buffer.alloc(4);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return true; // SQLite says why it cannot be read.
  }
  try {
    return readSync(handle, start, 0, 4, 0) < 4 || LOG_STARTS.includes(start.readUInt32BE());
  } finally {
    closeSync(handle);
  }
}
