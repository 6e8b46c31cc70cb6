import type { Database } from 'better-sqlite3-multiple-ciphers';

import { closingTime, supersessions } from '../bills/supersede.ts';
import type { LoadExtent, Supersession } from '../bills/supersede.ts';

/** Settles what a new load takes over and what of it is taken over, and closes what is covered whole. */
export function supersede(db: Database, loadId: number): void {
  const loads = db
    .prepare(
      `SELECT o.id, o.loadedAt, o.restatesFrom, o.restatesTo, o.firstStart, o.lastStart
       FROM load n JOIN load o ON o.connection = n.connection AND o.source = n.source AND o.dimensions = n.dimensions AND o.part = n.part
       WHERE n.id = @loadId AND (o.closedAt IS NULL OR o.closedAt > n.loadedAt OR o.id = n.id
         OR (o.loadedAt > n.loadedAt AND o.restatesFrom IS NOT NULL))`
    )
    .all({ loadId }) as LoadExtent[];
  const fresh = loads.find((load) => load.id === loadId);
  if (!fresh) return;
  const insert = db.prepare(
    'INSERT INTO supersession (load, start, "end", at, by) VALUES (@load, @start, @end, @at, @by)'
  );
  const holesOf = db.prepare('SELECT start, "end", at, by FROM supersession WHERE load = ?');
  const close = db.prepare('UPDATE load SET closedAt = ? WHERE id = ?');
  const taken = supersessions(
    fresh,
    loads.filter((load) => load.id !== loadId)
  );
  for (const hole of taken) insert.run(hole);
  for (const load of loads.filter(({ id }) => taken.some((hole) => hole.load === id))) {
    const closedAt = closingTime(load, holesOf.all(load.id) as Supersession[]);
    if (closedAt !== null) close.run(closedAt, load.id);
  }
}
