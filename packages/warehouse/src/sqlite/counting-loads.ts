import { intersectPeriods, subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { readDimensionsKey } from './dimensions-key.ts';
import type { CutLoad } from '../choose-cut.ts';

/** A load that counts at the asked moment, with what of it counts. */
export interface CountingLoad extends CutLoad {
  readonly id: number;
  readonly loadedAt: number;
  readonly dayAligned: boolean;
  readonly firstStart: number;
  readonly lastStart: number;
  /** Where its charges count: its own extent without what newer loads took over, uncut by the question. */
  readonly counting: readonly ChargePeriod[];
  /** Exclusive end of what the load knows; a charge longer than a day counts for its first. */
  readonly chargeTo: number;
}

interface Row {
  id: number;
  connection: string;
  source: string;
  dimensions: string;
  loadedAt: number;
  firstStart: number;
  lastStart: number;
  chargeTo: number;
  dayAligned: number;
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
      `SELECT id, connection, source, dimensions, loadedAt, firstStart, lastStart, chargeTo, dayAligned
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
    const counting = subtractPeriods({ start: row.firstStart, end: row.lastStart + 1 }, holesOf.get(row.id) ?? []);
    const span = intersectPeriods({ start: row.firstStart, end: row.chargeTo }, { start: from, end: to });
    if (!span || !counting.some((piece) => intersectPeriods(piece, { start: from, end: to }))) return [];
    const dimensions = readDimensionsKey(row.dimensions);
    return [{ ...row, dimensions, span, counting, dayAligned: row.dayAligned === 1 }];
  });
}

/** The span that the loads know something of, from the first charge to the end of the last. */
export function hull(loads: readonly CountingLoad[]): { from: number | null; to: number | null } {
  const from = Math.min(...loads.flatMap((load) => load.counting.map((piece) => piece.start)));
  const to = Math.max(
    ...loads.flatMap((load) =>
      load.counting.map((piece) => (piece.end > load.lastStart ? Math.max(piece.end, load.chargeTo) : piece.end))
    )
  );
  return loads.length > 0 ? { from, to } : { from: null, to: null };
}
