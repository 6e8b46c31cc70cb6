import { BILLS_V1, BILLS_V2 } from './bills-schema.ts';
import type { Migration } from './migrate.ts';
import { MEMORY_V1 } from './memory-schema.ts';

/** Everything of a warehouse lies in one schema of one database. */
export const SCHEMA: readonly Migration[] = [
  { version: 1, sql: `${BILLS_V1}\n${MEMORY_V1}` },
  { version: 2, sql: BILLS_V2 },
];
