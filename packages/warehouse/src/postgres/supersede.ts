import type { Run } from './connections.ts';
import { closingTime, supersessions } from '../bills/supersede.ts';
import type { LoadExtent, Supersession } from '../bills/supersede.ts';

/** Settles what a new load takes over and what of it is taken over, and closes what is covered whole. */
export async function supersede(run: Run, loadId: number): Promise<void> {
  const loads = await run<LoadExtent>(
    `SELECT o.id, o.loaded_at AS "loadedAt", o.restates_from AS "restatesFrom", o.restates_to AS "restatesTo",
       o.first_start AS "firstStart", o.last_start AS "lastStart"
     FROM load n JOIN load o ON o.connection = n.connection AND o.source = n.source AND o.dimensions = n.dimensions AND o.part = n.part
     WHERE n.id = $1 AND (o.closed_at IS NULL OR o.closed_at > n.loaded_at OR o.id = n.id
       OR (o.loaded_at > n.loaded_at AND o.restates_from IS NOT NULL)) ORDER BY o.id`,
    [loadId]
  );
  const fresh = loads.find((load) => load.id === loadId);
  if (!fresh) return;
  const taken = supersessions(
    fresh,
    loads.filter((load) => load.id !== loadId)
  );
  const touched = [...new Set(taken.map(({ load }) => load))];
  if (touched.length === 0) return;
  await run(
    `INSERT INTO supersession (load, start, "end", at, by)
     SELECT * FROM json_to_recordset($1::json) AS s (load integer, start bigint, "end" bigint, at bigint, by integer)`,
    [JSON.stringify(taken)]
  );
  const holes = await run<Supersession>(
    'SELECT load, start, "end", at, by FROM supersession WHERE load = ANY ($1::int[])',
    [touched]
  );
  const closed = loads.flatMap((load) => {
    const at = closingTime(
      load,
      holes.filter((hole) => hole.load === load.id)
    );
    return at !== null && touched.includes(load.id) ? [{ id: load.id, at }] : [];
  });
  await run(
    `UPDATE load SET closed_at = c.at FROM json_to_recordset($1::json) AS c (id integer, at bigint) WHERE load.id = c.id`,
    [JSON.stringify(closed)]
  );
}
