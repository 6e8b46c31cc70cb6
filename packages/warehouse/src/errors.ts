interface ErrorKind {
  /** HTTP-like status. */
  readonly status: number;
  /** Whose doing: ours or the caller's (`plugin`), or the world's beyond us (`downstream`: disk, file system). */
  readonly source: 'plugin' | 'downstream';
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** Permanent codes of this package, the same for every adapter; listed in docs/errors.md. */
export const WAREHOUSE_ERRORS = {
  WAREHOUSE_CANNOT_OPEN: {
    status: 500,
    source: 'plugin',
    title: 'The warehouse cannot be opened',
    fix: 'For a file: check that the folder exists, that this process may write to it, and that no other program has replaced the file. For a server: check address, database and schema.',
  },
  WAREHOUSE_UNREACHABLE: {
    status: 503,
    source: 'downstream',
    title: 'The database server cannot be reached',
    fix: 'Check that the server runs, that its address, port and sslmode are right, and that its certificate is trusted. We go on by ourselves when it is back.',
  },
  WAREHOUSE_ACCESS_DENIED: {
    status: 500,
    source: 'downstream',
    title: 'The database server refuses us',
    fix: 'Check role and password of the address, the entry in pg_hba.conf, and the grants of the role.',
  },
  WAREHOUSE_WRONG_KEY: {
    status: 500,
    source: 'plugin',
    title: 'The file is no warehouse, or its encryption key is another one',
    fix: 'Give the key with which the warehouse was made, or point the data folder to an empty place.',
  },
  WAREHOUSE_NEWER_SCHEMA: {
    status: 500,
    source: 'plugin',
    title: 'The warehouse was written by a newer release',
    fix: 'Install the release that wrote it, or a later one. A warehouse is never migrated backwards.',
  },
  WAREHOUSE_MIGRATION_FAILED: {
    status: 500,
    source: 'plugin',
    title: 'The warehouse could not be brought to the present schema',
    fix: 'Nothing was changed. The cause says what failed; free disk space or restore a backup and start again.',
  },
  WAREHOUSE_BUSY: {
    status: 503,
    source: 'downstream',
    title: 'Another process holds the warehouse',
    fix: 'Try again shortly. When it persists, look for a process that is stuck in a load.',
  },
  WAREHOUSE_READ_ONLY: {
    status: 500,
    source: 'downstream',
    title: 'The warehouse cannot be written',
    fix: 'Open it for writing, and check the permissions of its files (those that end with -wal and -shm too) and of their folder, or that the server is no standby.',
  },
  WAREHOUSE_DISK_FULL: {
    status: 507,
    source: 'downstream',
    title: 'The disk is full',
    fix: 'Free disk space. What was stored before is intact; the change that did not fit was not made.',
  },
  WAREHOUSE_CORRUPT: {
    status: 500,
    source: 'downstream',
    title: 'The warehouse file is damaged',
    fix: 'Restore a backup, or move all files of the warehouse away (the .db and what begins with its name), collect and import again.',
  },
  WAREHOUSE_IO: {
    status: 500,
    source: 'downstream',
    title: 'The disk refused to read or write',
    fix: 'Check the disk, the file system and its limits (a file may be too large for it or for ulimit -f); network file systems without locking are not fit for a shared warehouse.',
  },
  WAREHOUSE_CLOSED: {
    status: 500,
    source: 'plugin',
    title: 'The warehouse is closed',
    fix: 'Open it again before asking.',
  },
  WAREHOUSE_INTERNAL: {
    status: 500,
    source: 'plugin',
    title: 'The warehouse failed in a way that is a defect of ours',
    fix: 'Report the message and its cause.',
  },
  WAREHOUSE_MONEY_OUT_OF_RANGE: {
    status: 422,
    source: 'downstream',
    title: 'An amount is beyond ±9,223,372,036.854775807 of its currency',
    fix: 'No single charge of a bill is that large; correct the column in the source.',
  },
  WAREHOUSE_BAD_ROW: {
    status: 422,
    source: 'downstream',
    title: 'A charge is not storable',
    fix: 'The message names the column and what is wrong with it.',
  },
  WAREHOUSE_ROW_OUTSIDE_RESTATEMENT: {
    status: 422,
    source: 'plugin',
    title: 'A charge starts outside the span that its delivery states',
    fix: 'Widen the span to hold every charge, or deliver the charge as a load of its own.',
  },
  WAREHOUSE_CURRENCY_MIX: {
    status: 422,
    source: 'plugin',
    title: 'Amounts of several currencies cannot be added',
    fix: 'Filter by BillingCurrency, or group by it.',
  },
  WAREHOUSE_NO_SUCH_CUT: {
    status: 422,
    source: 'plugin',
    title: 'The collected data does not break the cost down that way',
    fix: 'Ask by the dimensions that the message lists, or connect a cost export (FOCUS or CUR), which has all of them.',
  },
  WAREHOUSE_EXISTS: {
    status: 409,
    source: 'plugin',
    title: 'There is something already where a backup or a warehouse is to be written',
    fix: 'Choose an empty folder for a backup; to replace a warehouse by a backup, use --force.',
  },
  WAREHOUSE_BACKUP_UNUSABLE: {
    status: 422,
    source: 'downstream',
    title: 'The backup is incomplete or damaged',
    fix: 'Use another backup. Nothing was changed.',
  },
  WAREHOUSE_FORGOTTEN: {
    status: 422,
    source: 'plugin',
    title: 'What was known at that moment is no longer kept',
    fix: 'Ask "as of" a later day. What is superseded is kept longer with --keep superseded-charges=DAYS of `smartcloudops retention`.',
  },
  WAREHOUSE_NO_HISTORY: {
    status: 422,
    source: 'plugin',
    title: 'A table of another engine knows only the present',
    fix: 'Ask without "as of", or import the bill instead of reading it where it is, so that its history is kept.',
  },
  WAREHOUSE_BUDGET_REACHED: {
    status: 402,
    source: 'downstream',
    title: 'The budget leaves no room for a query, and nothing of its answer is stored',
    fix: 'Raise the monthly budget of the connection, or wait for the next month.',
  },
  WAREHOUSE_ENGINE_FAILED: {
    status: 502,
    source: 'downstream',
    title: 'The engine that reads the bill where it is did not answer',
    fix: 'Put right what the engine names, and ask again.',
  },
  WAREHOUSE_READ_ELSEWHERE: {
    status: 409,
    source: 'plugin',
    title: 'The charges of this connection are read from a table of another engine',
    fix: 'Import into another connection, or take the table out of the settings of this one.',
  },
  WAREHOUSE_BAD_QUERY: {
    status: 400,
    source: 'plugin',
    title: 'The question cannot be asked',
    fix: 'The message names the field.',
  },
  WAREHOUSE_UNKNOWN_RESERVATION: {
    status: 409,
    source: 'plugin',
    title: 'The ledger has no open entry of that number',
    fix: 'Settle or release a reservation once, with the id that reserve returned.',
  },
  WAREHOUSE_BAD_PRICE: {
    status: 400,
    source: 'plugin',
    title: 'A price or cap is no decimal number',
    fix: 'Write US dollars as decimal text, such as "0.01".',
  },
} as const satisfies Record<string, ErrorKind>;

export type WarehouseErrorCode = keyof typeof WAREHOUSE_ERRORS;

/** What every adapter throws, and nothing else. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly code: WarehouseErrorCode;
  readonly status: number;
  readonly source: 'plugin' | 'downstream';

  /** @param message what happened and why; what to do (the fix of the code) is appended. */
  constructor(code: WarehouseErrorCode, message: string, options?: { readonly cause?: unknown }) {
    const kind = WAREHOUSE_ERRORS[code];
    super(`${message} ${kind.fix}`, options);
    this.code = code;
    this.status = kind.status;
    this.source = kind.source;
  }
}

export function isWarehouseError(thrown: unknown): thrown is WarehouseError {
  return thrown instanceof WarehouseError;
}
