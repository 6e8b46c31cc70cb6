import type { Migration } from './migrate.ts';

/** The file of the collector's memory: what was paid for, sealed connections, watermarks, leases. */
export const STATE_SCHEMA: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  operation TEXT NOT NULL,
  at INTEGER NOT NULL,
  price TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'billed', 'not-billed'))
) STRICT;
CREATE INDEX ledger_at ON ledger (connection, at);
CREATE TABLE page (
  request TEXT NOT NULL, page INTEGER NOT NULL, body TEXT NOT NULL, nextToken TEXT, PRIMARY KEY (request, page)
) STRICT;
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expiresAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
  },
];
