import type { ChargePeriod } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoad } from '../bills/counting-load.ts';
import type { CountingLoad, LoadRow } from '../bills/counting-load.ts';

interface Row extends Omit<LoadRow, 'dayAligned'> {
  readonly dayAligned: number;
}

/** The loads of which at least one charge may count in the range, as known at `asOf` (null: now). */
export function countingLoads(
  db: Database,
  question: {
    readonly connections: readonly string[] | null;
    readonly from: number;
    readonly to: number;
    readonly asOf: number | null;
  }
): CountingLoad[] {
  const { connections, from, to, asOf } = question;
  const known =
    asOf === null ? 'l.closedAt IS NULL' : 'l.loadedAt <= @asOf AND (l.closedAt IS NULL OR l.closedAt > @asOf)';
  const allowed = connections === null ? '1' : 'l.connection IN (SELECT value FROM json_each(@connections))';
  const parameters = { from, to, asOf, connections: JSON.stringify(connections) };
  const where = `${known} AND ${allowed} AND l.rows > 0 AND l.firstStart < @to AND l.lastStart >= @from`;
  const rows = db
    .prepare(
      `SELECT id, connection, source, dimensions, part, loadedAt, firstStart, lastStart, chargeTo, dayAligned
       FROM load l WHERE ${where} ORDER BY id`
    )
    .all(parameters) as Row[];
  const holes = db
    .prepare(
      `SELECT s.load, s.start, s."end" FROM load l JOIN supersession s ON s.load = l.id
       WHERE ${where} ${asOf === null ? '' : 'AND s.at <= @asOf'}`
    )
    .all(parameters) as (ChargePeriod & { load: number })[];
  const holesOf = Map.groupBy(holes, (hole) => hole.load);
  return rows.flatMap((row) => {
    const load = { ...row, dayAligned: row.dayAligned === 1 };
    return countingLoad(load, holesOf.get(row.id) ?? [], question) ?? [];
  });
}
