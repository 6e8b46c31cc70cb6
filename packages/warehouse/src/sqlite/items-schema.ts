import type { Migration } from './migrate.ts';

/**
 * The file of items, apart from the collector's memory so that a delivery of many thousands delays no lease. A stream is what one
 * source delivers of one kind; its items have versions, of which at most one per item is open, and they never overlap.
 */
export const ITEMS_SCHEMA: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  deliveredAt INTEGER NOT NULL,
  UNIQUE (kind, connection, source)
) STRICT;
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES stream (id),
  item TEXT NOT NULL,
  scope TEXT,
  name TEXT,
  at INTEGER,
  firstSeenAt INTEGER NOT NULL,
  knownFrom INTEGER NOT NULL,
  knownTo INTEGER,
  attributes TEXT NOT NULL,
  UNIQUE (stream, item, knownFrom)
) STRICT;
CREATE INDEX version_open ON version (stream, scope, item) WHERE knownTo IS NULL;
CREATE INDEX version_ended ON version (knownTo) WHERE knownTo IS NOT NULL;
CREATE INDEX version_happened ON version (stream, at) WHERE at IS NOT NULL;
CREATE TABLE change (version INTEGER NOT NULL) STRICT;
INSERT INTO change VALUES (0);
`,
  },
];
