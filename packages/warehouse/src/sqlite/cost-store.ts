import type { Database } from 'better-sqlite3-multiple-ciphers';

import { aggregate, usage } from './aggregate.ts';
import { dimensionValues } from './dimension-values.ts';
import { dictionary } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
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
  const atOnce = async <T>(question: () => T): Promise<T> => guarded(reader.name, () => reader.transaction(question)());
  const writersWords = shortMemory();
  let turn: Promise<unknown> = Promise.resolve();

  return {
    load(manifest, rows): Promise<LoadResult> {
      const mine = turn.then(async () => {
        if (!writer)
          throw new WarehouseError('WAREHOUSE_READ_ONLY', `The warehouse ${reader.name} is open for reading only.`);
        try {
          const db = writer();
          const result = await load(db, writersWords.of(db), manifest, rows);
          if (result.kind !== 'loaded') writersWords.forget();
          return result;
        } catch (thrown) {
          writersWords.forget();
          throw isFromSqlite(thrown) ? toWarehouseError(thrown, reader.name) : thrown;
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    aggregate: (query) => atOnce(() => aggregate(reader, known, query)),
    usage: (query) => atOnce(() => usage(reader, known, query)),
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
    dataVersion: async () =>
      guarded(reader.name, () => Number(reader.prepare('SELECT coalesce(max(id), 0) FROM load').pluck().get())),
  };
}

/** How long the dictionary of the last load is kept for the next one; months of a bill come one after the other. */
const KEEP_MS = 10_000;

function shortMemory() {
  let words: Dictionary | null = null;
  let timer: NodeJS.Timeout | undefined;
  const forget = () => void (words = null);
  return {
    forget,
    of(db: Database): Dictionary {
      clearTimeout(timer);
      timer = setTimeout(forget, KEEP_MS).unref();
      return (words ??= dictionary(db));
    },
  };
}
