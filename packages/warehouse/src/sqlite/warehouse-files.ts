import { BILLS_SCHEMA } from './bills-schema.ts';
import { ITEMS_SCHEMA } from './items-schema.ts';
import { METRICS_SCHEMA } from './metrics-schema.ts';
import type { Migration } from './migrate.ts';
import { STATE_SCHEMA } from './state-schema.ts';

interface WarehouseFile {
  /** What its path ends with, after the path of the bills. */
  readonly suffix: '' | '.state' | '.items' | '.metrics';
  readonly schema: readonly Migration[];
}

/**
 * The files of a warehouse in the order in which they are backed up: the collector's memory first. A memory that is older than the
 * data makes the collector deliver again what is there already, which changes nothing; a younger one would leave out what is not.
 */
export const WAREHOUSE_FILES: readonly WarehouseFile[] = [
  { suffix: '.state', schema: STATE_SCHEMA },
  { suffix: '.items', schema: ITEMS_SCHEMA },
  { suffix: '.metrics', schema: METRICS_SCHEMA },
  { suffix: '', schema: BILLS_SCHEMA },
];
