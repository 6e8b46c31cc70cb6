import type { BoundTable } from './bind-table.ts';
import { inList } from './sql-text.ts';
import type { SqlCell } from './sql-engine.ts';

/** Which tag keys each of the billing periods has; reads the tags. */
export const tagKeysSql = ({ from, period, charge }: BoundTable, periods: readonly string[]): string =>
  charge.tagMaps
    .map(({ map, key }) =>
      [
        `SELECT DISTINCT p, ${key('k')} AS tag`,
        `FROM (SELECT ${period} AS p, ${map} AS tags FROM ${from} WHERE ${inList(period, periods)}) AS charges`,
        'CROSS JOIN UNNEST(map_keys(tags)) AS u(k)',
      ].join(' ')
    )
    .join(' UNION ALL ');

export function readTagKeys(
  rows: readonly (readonly SqlCell[])[],
  periods: readonly string[]
): Map<string, readonly string[]> {
  const keys = new Map(periods.map((period): [string, string[]] => [period, []]));
  for (const [period, key] of rows) if (key != null) keys.get(period ?? '')?.push(key);
  return keys;
}
