import { WarehouseError, isWarehouseError } from '../errors.ts';
import type { WarehouseErrorCode } from '../errors.ts';

/** SQLite's result codes by their first words; the longest match wins. */
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
];

/** The one place where what SQLite throws becomes a WarehouseError. */
export function toWarehouseError(thrown: unknown, path: string): WarehouseError {
  if (isWarehouseError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = BY_CODE.find(([prefix]) => code.startsWith(prefix));
  if (known) return new WarehouseError(known[1], `${known[2]} (${path}: ${message}).`, { cause: thrown });
  if (thrown instanceof TypeError && message.includes('connection is not open')) {
    return new WarehouseError('WAREHOUSE_CLOSED', `The warehouse ${path} was used after it had been closed.`, {
      cause: thrown,
    });
  }
  if (thrown instanceof TypeError && message.includes('directory does not exist')) {
    return new WarehouseError('WAREHOUSE_CANNOT_OPEN', `The folder of the warehouse ${path} does not exist.`, {
      cause: thrown,
    });
  }
  return new WarehouseError('WAREHOUSE_INTERNAL', `The warehouse ${path} failed: ${message}.`, { cause: thrown });
}

/** Runs what talks to SQLite, so that nothing but a WarehouseError comes out. */
export function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (thrown) {
    throw toWarehouseError(thrown, path);
  }
}
