import type { Migration } from './migrate.ts';

/** The file of the collector's memory: what was paid for, sealed connections, watermarks, leases, and forecasts that were shown. */
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
  {
    version: 2,
    sql: `
CREATE TABLE forecast_question (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY,
  question INTEGER NOT NULL REFERENCES forecast_question (id),
  kind TEXT NOT NULL CHECK (kind IN ('day', 'month-end')),
  targetFrom INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  keys TEXT NOT NULL,
  model TEXT NOT NULL CHECK (model IN ('ours', 'naive', 'aws')),
  evidence TEXT NOT NULL CHECK (evidence IN ('shown', 'replayed')),
  targetTo INTEGER NOT NULL,
  point REAL NOT NULL,
  intervals TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  dataVersion INTEGER NOT NULL,
  UNIQUE (question, kind, targetFrom, origin, keys, model, evidence)
) STRICT;
CREATE INDEX forecast_made ON forecast (madeAt);
CREATE TABLE forecast_change (version INTEGER NOT NULL) STRICT;
INSERT INTO forecast_change VALUES (0);
`,
  },
  {
    // When a page was paid for. Those that are there already count as paid for with the last call.
    version: 3,
    sql: `
ALTER TABLE page ADD COLUMN paidAt INTEGER NOT NULL DEFAULT 0;
UPDATE page SET paidAt = coalesce((SELECT max(at) FROM ledger), 0);
CREATE INDEX ledger_any_at ON ledger (at);
`,
  },
];
