import { DIMENSIONS, FOCUS_COLUMNS } from '@smartcloudops/focus';

import { literal } from './sql-text.ts';
import type { TableDialect } from './table-dialect.ts';
import { USAGE_AMOUNTS } from '../usage.ts';

/** A table of FOCUS 1.x charges, as its columns are called in every version. */
export const FOCUS_TABLE: TableDialect = {
  name: 'FOCUS',
  columns: FOCUS_COLUMNS,
  charge: (read) => ({
    amounts: named(USAGE_AMOUNTS, read),
    dimensions: named(DIMENSIONS, read),
    start: read('ChargePeriodStart'),
    end: read('ChargePeriodEnd'),
    billingPeriodStart: read('BillingPeriodStart'),
    tag: (key) => `element_at(${read('Tags')}, ${literal(key)})`,
    tagMaps: [{ map: read('Tags'), key: (stored) => stored }],
  }),
};

function named<Name extends string>(names: readonly Name[], read: (column: string) => string): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>;
}
