import type { Database } from 'better-sqlite3-multiple-ciphers';

import { aggregate } from './aggregate.ts';
import { dimensionValues } from './dimension-values.ts';
import { load } from './load.ts';
import { guarded, isFromSqlite, toWarehouseError } from './sqlite-error.ts';
import { words } from './words.ts';
import type { CostStore, LoadRecord, LoadResult } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';

/**
 * @param reader answers questions; never inside a write
 * @param writer makes the connection that loads use, at the first load; null when the warehouse is open for reading
 */
export function sqliteCostStore(reader: Database, writer: (() => Database) | null): CostStore {
  const known = words(reader);
  const atOnce = <T>(question: () => T): T => guarded(reader.name, () => reader.transaction(question)());
  let turn: Promise<unknown> = Promise.resolve();

  return {
    load(manifest, rows): Promise<LoadResult> {
      const mine = turn.then(async () => {
        if (!writer)
          throw new WarehouseError('WAREHOUSE_READ_ONLY', `The warehouse ${reader.name} is open for reading only.`);
        try {
          return await load(writer(), manifest, rows);
        } catch (thrown) {
          throw isFromSqlite(thrown) ? toWarehouseError(thrown, reader.name) : thrown;
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    aggregate: (query) => atOnce(() => aggregate(reader, known, query)),
    dimensionValues: (question) => atOnce(() => dimensionValues(reader, known, question)),
    tagKeys: (connections) =>
      atOnce(
        () =>
          reader
            .prepare(
              `SELECT DISTINCT t.text FROM load l JOIN load_tag_key k ON k.load = l.id JOIN term t ON t.id = k.key
               WHERE @connections IS NULL OR l.connection IN (SELECT value FROM json_each(@connections)) ORDER BY t.text`
            )
            .pluck()
            .all({ connections: connections && JSON.stringify(connections) }) as string[]
      ),
    loads: (connections) =>
      atOnce(
        () =>
          reader
            .prepare(
              `SELECT id AS loadId, connection, source, origin, rows, loadedAt, closedAt,
                 coalesce(firstStart, restatesFrom, loadedAt) AS "from", coalesce(chargeTo, restatesTo, loadedAt) AS "to"
               FROM load WHERE @connections IS NULL OR connection IN (SELECT value FROM json_each(@connections)) ORDER BY id`
            )
            .all({ connections: connections && JSON.stringify(connections) }) as LoadRecord[]
      ),
    dataVersion: () =>
      guarded(reader.name, () => Number(reader.prepare('SELECT coalesce(max(id), 0) FROM load').pluck().get())),
  };
}
