import type { Database } from 'better-sqlite3-multiple-ciphers';

import { CHUNK_VALUES } from '../measurements/delivery.ts';
import type { DataClass } from '../upkeep.ts';
import type { Warehouse } from '../warehouse.ts';

type Stores = Pick<Warehouse, 'metrics' | 'items' | 'forecasts'>;
export type RowClass = Exclude<DataClass, 'charges' | 'superseded-charges'>;

/** What there is of a class from before a moment, and how it is dropped. */
export interface OldRows {
  count(before: number): { readonly dropped: number; readonly bytes: number };
  drop(before: number): Promise<unknown>;
}

export function oldRows(
  files: Readonly<Record<'memory' | 'metrics' | 'items', Database>>,
  { metrics, items, forecasts }: Stores
): Readonly<Record<RowClass, OldRows>> {
  const counting = (db: Database, sql: string) => {
    const statement = db.prepare(sql).raw();
    return (before: number) => {
      const [dropped = 0, bytes = 0] = statement.get({ before }) as [number?, number?];
      return { dropped, bytes };
    };
  };
  const memory = (table: 'ledger' | 'page', time: string, size: string): OldRows => {
    const drop = files.memory.prepare(`DELETE FROM ${table} WHERE ${time} < ?`);
    return {
      count: counting(files.memory, `SELECT count(*), coalesce(sum(${size}), 0) FROM ${table} WHERE ${time} < @before`),
      drop: async (before) => drop.run(before),
    };
  };
  return {
    measurements: {
      count: counting(
        files.metrics,
        `SELECT (SELECT count(*) FROM series s WHERE NOT EXISTS
             (SELECT 1 FROM chunk c WHERE c.series = s.id AND c.start > @before - ${CHUNK_VALUES} * s.stepMs)),
           (SELECT coalesce(sum(length(c.body)), 0) FROM chunk c JOIN series s ON s.id = c.series
             WHERE c.start <= @before - ${CHUNK_VALUES} * s.stepMs)`
      ),
      drop: (before) => metrics.prune(before),
    },
    items: {
      count: counting(
        files.items,
        'SELECT count(*), coalesce(sum(length(attributes)), 0) FROM version WHERE knownTo <= @before OR at < @before'
      ),
      drop: (before) => items.prune(before),
    },
    forecasts: {
      count: counting(
        files.memory,
        'SELECT count(*), coalesce(sum(length(keys) + length(intervals)), 0) FROM forecast WHERE madeAt < @before'
      ),
      drop: (madeBefore) => forecasts.prune({ madeBefore, keep: Number.MAX_SAFE_INTEGER }),
    },
    ledger: memory('ledger', 'at', 'length(operation) + length(price)'),
    pages: memory('page', 'paidAt', 'length(body)'),
  };
}
