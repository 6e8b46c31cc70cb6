import type { Dimension } from '@smartcloudops/focus';

import { PROFILE_COLUMNS } from '../bills/columns.ts';
import type { CostFilter } from '../cost-store.ts';

/** The values of a statement, in the order of their numbers. */
export interface Parameters {
  readonly values: readonly unknown[];
  /** Adds a value; gives how the statement names it. */
  add(value: unknown, type: string): string;
}

export function parameters(): Parameters {
  const values: unknown[] = [];
  return { values, add: (value, type) => `$${values.push(value)}::${type}` };
}

/** A dimension as an expression over `p` (profile) and `s` (series). Names come from a closed list; tag keys are parameters. */
export function dimensionSql(dimension: Dimension, { add }: Parameters): string {
  if (dimension.startsWith('Tags.'))
    return `(p."Tags" ->> ${add(dimension.slice('Tags.'.length), 'text')}) COLLATE "C"`;
  return `${isOfProfile(dimension) ? 'p' : 's'}."${dimension}"`;
}

const isOfProfile = (dimension: Dimension): boolean =>
  dimension.startsWith('Tags.') || (PROFILE_COLUMNS as readonly string[]).includes(dimension);

/** A filter that has values, as a condition. An absent value is a value like others here. */
export function filterSql({ dimension, op, values }: CostFilter, known: Parameters): string {
  const expression = dimensionSql(dimension, known);
  const named = known.add(
    values.filter((value) => value !== null),
    'text[]'
  );
  const hasAbsent = values.includes(null);
  if (op === 'in') return `(${expression} = ANY (${named})${hasAbsent ? ` OR ${expression} IS NULL` : ''})`;
  return hasAbsent
    ? `(${expression} IS NOT NULL AND ${expression} <> ALL (${named}))`
    : `(${expression} IS NULL OR ${expression} <> ALL (${named}))`;
}
