import type { Migration } from './migrate.ts';

/** The file of measurements, apart from the bills so that neither waits for the other. A chunk is a fixed stretch of a series, packed. */
export const METRICS_SCHEMA: readonly Migration[] = [
  {
    version: 1,
    sql: `
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  namespace TEXT NOT NULL,
  metricName TEXT NOT NULL,
  aggregation TEXT NOT NULL,
  stepMs INTEGER NOT NULL,
  labels TEXT NOT NULL,
  unit TEXT,
  firstAt INTEGER NOT NULL,
  lastAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL,
  UNIQUE (namespace, metricName, aggregation, connection, source, stepMs, labels)
) STRICT;
CREATE TABLE chunk (series INTEGER NOT NULL, start INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (series, start)) STRICT;
CREATE TABLE change (version INTEGER NOT NULL) STRICT;
INSERT INTO change VALUES (0);
`,
  },
];
