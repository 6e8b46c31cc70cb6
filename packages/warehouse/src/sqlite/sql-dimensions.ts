import { isDimension } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';

import { PROFILE_COLUMNS } from './columns.ts';
import { WarehouseError } from '../errors.ts';

/** Pieces of SQL that reach the asked dimensions from a row with `p` (profile) and, for facts, `s` (series) joined. */
export interface DimensionSql {
  /** Joins of the tag keys that are named. */
  readonly joins: string;
  /** SQL of a dimension's term id, 0 when absent. */
  readonly idOf: (dimension: Dimension) => string;
  /** Values of the joins' parameters `@tag0`, `@tag1`, … */
  readonly parameters: Readonly<Record<string, number>>;
}

export function dimensionSql(dimensions: readonly Dimension[], termId: (text: string) => number): DimensionSql {
  const keys = [
    ...new Set(dimensions.flatMap((name) => (name.startsWith('Tags.') ? [name.slice('Tags.'.length)] : []))),
  ];
  return {
    joins: keys.map((_, i) => `LEFT JOIN tag t${i} ON t${i}.key = @tag${i} AND t${i}.tag_set = p.TagSet`).join('\n'),
    idOf: (dimension) => {
      if (dimension.startsWith('Tags.')) return `coalesce(t${keys.indexOf(dimension.slice('Tags.'.length))}.value, 0)`;
      if (!isDimension(dimension)) {
        throw new WarehouseError('WAREHOUSE_BAD_QUERY', `"${String(dimension)}" is no dimension of a charge.`);
      }
      return `${(PROFILE_COLUMNS as readonly string[]).includes(dimension) ? 'p' : 's'}.${dimension}`;
    },
    parameters: Object.fromEntries(keys.map((key, i) => [`tag${i}`, termId(key)])),
  };
}
