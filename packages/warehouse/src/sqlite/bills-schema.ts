import { PROFILE_COLUMNS, SERIES_COLUMNS } from '../bills/columns.ts';
import type { Migration } from './migrate.ts';

const ids = (columns: readonly string[]) => columns.map((column) => `${column} INTEGER NOT NULL`).join(',\n  ');

/**
 * The file of bills. Times are epoch milliseconds; text is a term's id (0: absent). Charges and their sums by day and month lie in
 * packed columns (blocks/): a chunk holds the keys or one amount of up to 16,384 rows, and a question reads only what it needs.
 */
export const BILLS_SCHEMA: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE tag_set (id INTEGER PRIMARY KEY, tags TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE tag (
  key INTEGER NOT NULL, tag_set INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (key, tag_set)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
  id INTEGER PRIMARY KEY,
  ${ids(PROFILE_COLUMNS)},
  TagSet INTEGER NOT NULL,
  UNIQUE (${[...PROFILE_COLUMNS, 'TagSet'].join(', ')})
) STRICT;
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  profile INTEGER NOT NULL,
  ${ids(SERIES_COLUMNS)},
  UNIQUE (profile, ${SERIES_COLUMNS.join(', ')})
) STRICT;

CREATE TABLE billing_period (
  id INTEGER PRIMARY KEY, BillingPeriodStart INTEGER NOT NULL, BillingPeriodEnd INTEGER NOT NULL,
  UNIQUE (BillingPeriodStart, BillingPeriodEnd)
) STRICT;

CREATE TABLE load (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  dimensions TEXT NOT NULL,
  contentHash TEXT NOT NULL,
  restatesFrom INTEGER,
  restatesTo INTEGER,
  origin TEXT NOT NULL,
  loadedAt INTEGER NOT NULL,
  closedAt INTEGER,
  rows INTEGER NOT NULL,
  firstStart INTEGER,
  lastStart INTEGER,
  chargeTo INTEGER,
  dayAligned INTEGER NOT NULL
) STRICT;
CREATE INDEX load_identity ON load (connection, source, dimensions, contentHash);
CREATE INDEX load_open ON load (firstStart) WHERE closedAt IS NULL;
CREATE TABLE supersession (
  load INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, at INTEGER NOT NULL, by INTEGER NOT NULL,
  PRIMARY KEY (load, by)
) STRICT, WITHOUT ROWID;
CREATE TABLE load_tag_key (load INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (load, key)) STRICT, WITHOUT ROWID;
CREATE TABLE load_cube (
  load INTEGER NOT NULL, cube INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (load, cube)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  id INTEGER PRIMARY KEY,
  load INTEGER NOT NULL,
  level INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  rows INTEGER NOT NULL
) STRICT;
CREATE INDEX block_of_load ON block (load, level, first);
CREATE TABLE chunk (block INTEGER NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (block, name)) STRICT;
`,
  },
  {
    // What was known before this moment is no longer there whole: superseded loads have been dropped.
    version: 2,
    sql: 'CREATE TABLE forgotten (before INTEGER NOT NULL) STRICT',
  },
  {
    // The billing period of a load whose source delivers its bill in parts of one; '' when the bill is one.
    version: 3,
    sql: `ALTER TABLE load ADD COLUMN part TEXT NOT NULL DEFAULT ''`,
  },
];
