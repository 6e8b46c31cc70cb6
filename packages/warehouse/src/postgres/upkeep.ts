import { periodStart, shiftPeriod } from '@smartcloudops/focus';

import { bound } from './bound.ts';
import type { Connections, Run } from './connections.ts';
import { CHUNK_VALUES } from '../measurements/delivery.ts';
import { retentionNow, retentionStart } from '../upkeep.ts';
import type { DataClass, RetentionResult, StorageSize, Upkeep } from '../upkeep.ts';
import type { Warehouse } from '../warehouse.ts';

type Found = Pick<RetentionResult, 'dropped' | 'bytes'>;

const NEWEST = 'id < (SELECT max(id) FROM load)';
const charges = (old: string) =>
  `SELECT count(*) AS dropped, coalesce(sum(rows), 0)::bigint * 110 AS bytes FROM load WHERE ${NEWEST} AND ${old}`;
const OLD_LOADS = {
  'superseded-charges': 'closed_at <= $1',
  charges: 'coalesce(charge_to, restates_to, loaded_at) <= $1',
};

/** How much there is of a class from before `$1`; of charges about 110 bytes each. */
const COUNTS: Readonly<Record<DataClass, string>> = {
  'superseded-charges': charges(OLD_LOADS['superseded-charges']),
  charges: charges(OLD_LOADS.charges),
  measurements: `SELECT (SELECT count(*) FROM metric_series s WHERE NOT EXISTS (SELECT 1 FROM metric_chunk c
      WHERE c.series = s.id AND c.start > $1::bigint - ${CHUNK_VALUES} * s.step_ms)) AS dropped,
    (SELECT coalesce(sum(length(c.body)), 0) FROM metric_chunk c JOIN metric_series s ON s.id = c.series
      WHERE c.start <= $1::bigint - ${CHUNK_VALUES} * s.step_ms) AS bytes`,
  items:
    'SELECT count(*) AS dropped, coalesce(sum(length(attributes)), 0) AS bytes FROM item_version WHERE known_to <= $1 OR at < $1',
  forecasts:
    'SELECT count(*) AS dropped, coalesce(sum(length(keys) + length(intervals)), 0) AS bytes FROM forecast WHERE made_at < $1',
  ledger:
    'SELECT count(*) AS dropped, coalesce(sum(length(operation) + length(price)), 0) AS bytes FROM ledger WHERE at < $1',
  pages: 'SELECT count(*) AS dropped, coalesce(sum(length(body)), 0) AS bytes FROM page WHERE paid_at < $1',
};

const TABLES: Readonly<Record<StorageSize['part'], RegExp>> = {
  charges: /^(charge|load|profile|series|supersession|forgotten)/,
  measurements: /^metric_/,
  items: /^item_/,
  memory: /^(ledger|page|state|lease|forecast|change|schema_version)/,
};

/** Keeps the tables of a warehouse small. */
export function postgresUpkeep(db: Connections, stores: Pick<Warehouse, 'metrics' | 'items' | 'forecasts'>): Upkeep {
  const { query } = db;
  const drop: Readonly<Record<DataClass, (before: number) => Promise<unknown>>> = {
    'superseded-charges': (before) => forgetLoads(db, 'superseded-charges', before),
    charges: (before) => forgetLoads(db, 'charges', before),
    measurements: (before) => stores.metrics.prune(before),
    items: (before) => stores.items.prune(before),
    forecasts: (madeBefore) => stores.forecasts.prune({ madeBefore, keep: Number.MAX_SAFE_INTEGER }),
    ledger: (before) => query('DELETE FROM ledger WHERE at < $1', [before]),
    pages: (before) => query('DELETE FROM page WHERE paid_at < $1', [before]),
  };
  const tables = () =>
    query<{ name: string; bytes: number }>(
      `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
       WHERE relnamespace = $1::regnamespace AND relkind = 'r'`,
      [db.schema]
    );

  return {
    async retain(policy, clock, apply) {
      const [last] = await query<{ charge: number | null; measured: number | null }>(
        `SELECT (SELECT max(charge_to) FROM load) AS charge, (SELECT max(last_at + step_ms) FROM metric_series) AS measured`
      );
      const now = retentionNow(clock, [last?.charge ?? null, last?.measured ?? null]);
      const results: RetentionResult[] = [];
      for (const [dataClass, keepDays] of Object.entries(policy) as [DataClass, number | null][]) {
        const start = retentionStart(keepDays, now);
        const lastMonth = shiftPeriod(periodStart(clock, 'month'), 'month', -1);
        const before = start !== null && dataClass === 'ledger' ? Math.min(start, lastMonth) : start;
        if (before === null) {
          results.push({ dataClass, keepDays, before, dropped: 0, bytes: 0 });
          continue;
        }
        const [row] = await query<Found>(COUNTS[dataClass], [bound(before)]);
        const found = { dropped: Number(row?.dropped ?? 0), bytes: Number(row?.bytes ?? 0) };
        if (apply && found.dropped + found.bytes > 0) await drop[dataClass](bound(before));
        results.push({ dataClass, keepDays, before, ...found });
      }
      return results;
    },
    async sizes() {
      const all = await tables();
      return (Object.keys(TABLES) as StorageSize['part'][]).map((part) => ({
        part,
        bytes: all.filter(({ name }) => TABLES[part].test(name)).reduce((sum, { bytes }) => sum + bytes, 0),
        // The server tells of no free space without an extension.
        freeBytes: 0,
      }));
    },
    async compact() {
      for (const { name } of await tables()) await query(`VACUUM (FULL) ${name}`);
    },
  };
}

/** Drops loads one by one, each in a transaction and in the turn of loads. */
async function forgetLoads(db: Connections, reason: keyof typeof OLD_LOADS, before: number): Promise<void> {
  const old = await db.query<{ id: number; closedAt: number | null }>(
    `SELECT id, closed_at AS "closedAt" FROM load WHERE ${NEWEST} AND ${OLD_LOADS[reason]} ORDER BY id`,
    [before]
  );
  for (const { id, closedAt } of old) {
    await db.transaction(['loads'], async (run: Run) => {
      for (const table of ['charge', 'charge_sum', 'supersession'])
        await run(`DELETE FROM ${table} WHERE load = $1`, [id]);
      await run('DELETE FROM load WHERE id = $1', [id]);
      if (reason === 'superseded-charges') await run('INSERT INTO forgotten VALUES ($1)', [closedAt ?? before]);
    });
  }
}
