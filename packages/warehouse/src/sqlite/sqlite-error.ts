import { WarehouseError, isWarehouseError } from '../errors.ts';
import type { WarehouseErrorCode } from '../errors.ts';

/** SQLite's result codes by their first words. */
const BY_CODE: readonly (readonly [prefix: string, code: WarehouseErrorCode, what: string])[] = [
  ['SQLITE_BUSY', 'WAREHOUSE_BUSY', 'The warehouse stayed locked by another process'],
  ['SQLITE_LOCKED', 'WAREHOUSE_BUSY', 'The warehouse stayed locked by another connection'],
  ['SQLITE_FULL', 'WAREHOUSE_DISK_FULL', 'The warehouse could not grow: no space is left on the disk'],
  [
    'SQLITE_READONLY',
    'WAREHOUSE_READ_ONLY',
    'The warehouse was asked to change, but is open for reading only or its file is write-protected',
  ],
  ['SQLITE_PERM', 'WAREHOUSE_READ_ONLY', 'The warehouse file does not permit access'],
  ['SQLITE_CORRUPT', 'WAREHOUSE_CORRUPT', 'The warehouse file is damaged'],
  ['SQLITE_NOTADB', 'WAREHOUSE_WRONG_KEY', 'The file cannot be read as a warehouse'],
  ['SQLITE_CANTOPEN', 'WAREHOUSE_CANNOT_OPEN', 'The warehouse file cannot be opened'],
  ['SQLITE_IOERR', 'WAREHOUSE_IO', 'Reading or writing the warehouse file failed'],
  // Of the file system, where files are copied whole.
  ['ENOSPC', 'WAREHOUSE_DISK_FULL', 'No space is left on the disk'],
  ['EDQUOT', 'WAREHOUSE_DISK_FULL', 'The disk quota is used up'],
  ['EROFS', 'WAREHOUSE_READ_ONLY', 'The disk is mounted for reading only'],
  ['EACCES', 'WAREHOUSE_READ_ONLY', 'The folder does not permit access'],
  ['EPERM', 'WAREHOUSE_READ_ONLY', 'The folder does not permit access'],
  ['EIO', 'WAREHOUSE_IO', 'The disk failed'],
];

/** The one place where what SQLite throws becomes a WarehouseError. */
export function toWarehouseError(thrown: unknown, path: string): WarehouseError {
  if (isWarehouseError(thrown)) return thrown;
  const { message, code } = factsOf(thrown);
  const known = BY_CODE.find(([prefix]) => code.startsWith(prefix));
  if (known) return new WarehouseError(known[1], `${known[2]} (${path}: ${message}).`, { cause: thrown });
  if (message.includes(NOT_OPEN)) {
    return new WarehouseError('WAREHOUSE_CLOSED', `The warehouse ${path} was used after it had been closed.`, {
      cause: thrown,
    });
  }
  if (message.includes('directory does not exist')) {
    return new WarehouseError('WAREHOUSE_CANNOT_OPEN', `The folder of the warehouse ${path} does not exist.`, {
      cause: thrown,
    });
  }
  return new WarehouseError('WAREHOUSE_INTERNAL', `The warehouse ${path} failed: ${message}.`, { cause: thrown });
}

/** True for what the driver throws; false for what a delivery's own source throws. */
export function isFromSqlite(thrown: unknown): boolean {
  const { message, code } = factsOf(thrown);
  return code.startsWith('SQLITE_') || message.includes(NOT_OPEN);
}

export const isBusy = (thrown: unknown): boolean => factsOf(thrown).code.startsWith('SQLITE_BUSY');

/** Runs what talks to SQLite, so that nothing but a WarehouseError comes out. */
export function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (thrown) {
    throw toWarehouseError(thrown, path);
  }
}

const NOT_OPEN = 'database connection is not open';

/** Read by shape, not by class: the driver's errors may come from another realm. */
function factsOf(thrown: unknown): { message: string; code: string } {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown), code: '' };
  const { message, code } = thrown as { message?: unknown; code?: unknown };
  return {
    message: typeof message === 'string' ? message : String(thrown),
    code: typeof code === 'string' ? code : '',
  };
}
