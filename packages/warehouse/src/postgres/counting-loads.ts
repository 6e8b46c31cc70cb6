import type { ChargePeriod, Dimension } from '@smartcloudops/focus';

import { bound } from './bound.ts';
import type { Run } from './connections.ts';
import { CUBES, cubeHas } from '../bills/columns.ts';
import { countingLoad } from '../bills/counting-load.ts';
import type { CountingLoad, LoadRow } from '../bills/counting-load.ts';
import type { AggregateQuery } from '../cost-store.ts';

/** A load that counts, with the number of sums by day and month of each of its rollups; 0: it has none of that kind. */
export interface PostgresLoad extends CountingLoad {
  readonly cubes: readonly number[];
}

interface Row extends LoadRow {
  readonly cubes: readonly number[];
  readonly taken: readonly (readonly [start: number, end: number])[] | null;
}

/** The loads of which at least one charge may count in the range, as known at `asOf` (null: now). */
export async function countingLoads(
  query: Run,
  { connections, from, to, asOf }: Pick<AggregateQuery, 'connections' | 'from' | 'to' | 'asOf'>
): Promise<PostgresLoad[]> {
  const rows = await query<Row>(
    `SELECT id, connection, source, dimensions, part, loaded_at AS "loadedAt", first_start AS "firstStart", last_start AS "lastStart",
       charge_to AS "chargeTo", day_aligned AS "dayAligned", cubes,
       (SELECT json_agg(json_build_array(start, "end")) FROM supersession s
        WHERE s.load = l.id AND ($1::bigint IS NULL OR s.at <= $1)) AS taken
     FROM load l
     WHERE CASE WHEN $1::bigint IS NULL THEN closed_at IS NULL ELSE loaded_at <= $1 AND (closed_at IS NULL OR closed_at > $1) END
       AND ($2::text[] IS NULL OR connection = ANY ($2)) AND rows > 0 AND first_start < $3 AND last_start >= $4
     ORDER BY id`,
    [asOf === null ? null : bound(Math.floor(asOf)), connections, bound(to), bound(from)]
  );
  return rows.flatMap(({ taken, ...row }): PostgresLoad[] => {
    const holes = (taken ?? []).map(([start, end]): ChargePeriod => ({ start, end }));
    const load = countingLoad(row, holes, { from, to });
    return load ? [{ ...load, cubes: row.cubes }] : [];
  });
}

/** Per load the smallest rollup that has all the dimensions; null when only its charges do. */
export function smallestCube(
  loads: readonly PostgresLoad[],
  needed: readonly Dimension[]
): (load: number) => number | null {
  const fitting = [...CUBES.keys()].filter((cube) => needed.every((dimension) => cubeHas(cube, dimension)));
  const smallest = new Map(
    loads.map(({ id, cubes }) => {
      const there = fitting.filter((cube) => (cubes[cube] ?? 0) > 0);
      return [id, there.sort((a, b) => (cubes[a] ?? 0) - (cubes[b] ?? 0))[0] ?? null];
    })
  );
  return (load) => smallest.get(load) ?? null;
}
