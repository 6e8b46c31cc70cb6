import { intersectPeriods, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

interface Span {
  readonly id: number;
  readonly loadedAt: number;
  readonly restatesFrom: number | null;
  readonly restatesTo: number | null;
  readonly firstStart: number | null;
  readonly lastStart: number | null;
}

/**
 * Settles which charges a new load takes over from older ones of its kind, and which of its own are taken over by loads that
 * are newer already (deliveries may arrive out of order). What is taken over stops counting from the newer load's `loadedAt` on.
 */
export function supersede(db: Database, loadId: number): void {
  const loads = db
    .prepare(
      `SELECT o.id, o.loadedAt, o.restatesFrom, o.restatesTo, o.firstStart, o.lastStart
       FROM load n JOIN load o ON o.connection = n.connection AND o.source = n.source AND o.dimensions = n.dimensions
       WHERE n.id = @loadId AND (o.closedAt IS NULL OR o.closedAt > n.loadedAt OR o.id = n.id
         OR (o.loadedAt > n.loadedAt AND o.restatesFrom IS NOT NULL))`
    )
    .all({ loadId }) as Span[];
  const fresh = loads.find((load) => load.id === loadId);
  if (!fresh) return;
  const insert = db.prepare('INSERT INTO supersession (load, start, "end", at, by) VALUES (?, ?, ?, ?, ?)');
  for (const other of loads) {
    if (other.id === loadId) continue;
    const [older, newer] = other.loadedAt > fresh.loadedAt ? [fresh, other] : [other, fresh];
    const own = extent(older);
    if (newer.restatesFrom === null || newer.restatesTo === null || !own) continue;
    const taken = intersectPeriods(own, { start: newer.restatesFrom, end: newer.restatesTo });
    if (!taken) continue;
    insert.run(older.id, newer.restatesFrom, newer.restatesTo, newer.loadedAt, newer.id);
    close(db, older, own);
  }
}

/** The span over which a load has something to lose. */
function extent(load: Span): ChargePeriod | null {
  if (load.firstStart !== null && load.lastStart !== null) return { start: load.firstStart, end: load.lastStart + 1 };
  if (load.restatesFrom !== null && load.restatesTo !== null) return { start: load.restatesFrom, end: load.restatesTo };
  return null;
}

/** A load is closed at the moment from which newer loads cover all of it. */
function close(db: Database, load: Span, own: ChargePeriod): void {
  const holes = db
    .prepare('SELECT start, "end", at FROM supersession WHERE load = ? ORDER BY at, by')
    .all(load.id) as (ChargePeriod & { at: number })[];
  let left: ChargePeriod[] = [own];
  for (const hole of holes) {
    left = left.flatMap((piece) => subtractPeriods(piece, [hole]));
    if (left.length > 0) continue;
    db.prepare('UPDATE load SET closedAt = ? WHERE id = ?').run(hole.at, load.id);
    return;
  }
}
