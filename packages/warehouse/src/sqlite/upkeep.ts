import { periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { forgetLoads, oldLoads } from './forget-loads.ts';
import type { OldRows, RowClass } from './old-rows.ts';
import { isFromSqlite, toWarehouseError } from './sqlite-error.ts';
import { retentionNow, retentionStart } from '../upkeep.ts';
import type { DataClass, RetentionResult, StorageSize, Upkeep } from '../upkeep.ts';

interface Files {
  /** Makes a connection of its own to the bills, for one piece of work. */
  readonly openBills: () => Database;
  readonly metrics: Database;
  readonly items: Database;
  readonly memory: Database;
}

/** Keeps the files of a warehouse small. */
export function sqliteUpkeep(files: Files, rows: Readonly<Record<RowClass, OldRows>>): Upkeep {
  const lastMeasured = files.metrics.prepare('SELECT max(lastAt + stepMs) FROM series').pluck();

  async function withBills<T>(work: (bills: Database) => Promise<T> | T): Promise<T> {
    let bills: Database | null = null;
    try {
      bills = files.openBills();
      return await work(bills);
    } catch (thrown) {
      throw isFromSqlite(thrown) ? toWarehouseError(thrown, bills?.name ?? files.memory.name) : thrown;
    } finally {
      bills?.close();
    }
  }

  async function retainClass(
    bills: Database,
    dataClass: DataClass,
    before: number,
    apply: boolean
  ): Promise<Pick<RetentionResult, 'dropped' | 'bytes'>> {
    if (dataClass === 'charges' || dataClass === 'superseded-charges') {
      const found = oldLoads(bills, dataClass, before);
      if (apply && found.dropped > 0) await forgetLoads(bills, dataClass, before);
      return found;
    }
    const found = rows[dataClass].count(before);
    if (apply && found.dropped + found.bytes > 0) await rows[dataClass].drop(before);
    return found;
  }

  return {
    retain: (policy, clock, apply) =>
      withBills(async (bills) => {
        const now = retentionNow(clock, [lastCharge(bills), lastMeasured.get() as number | null]);
        const results: RetentionResult[] = [];
        for (const [dataClass, keepDays] of Object.entries(policy) as [DataClass, number | null][]) {
          const start = retentionStart(keepDays, now);
          const before = start !== null && dataClass === 'ledger' ? Math.min(start, lastMonth(clock)) : start;
          const found = before === null ? { dropped: 0, bytes: 0 } : await retainClass(bills, dataClass, before, apply);
          results.push({ dataClass, keepDays, before, ...found });
        }
        return results;
      }),
    sizes: () => withBills((bills) => parts(bills, files).map(([part, db]) => sizeOf(part, db))),
    compact: () =>
      withBills((bills) => {
        for (const [, db] of parts(bills, files)) {
          db.exec('VACUUM');
          // The disk has its space back when the log has gone into the file.
          db.pragma('wal_checkpoint(TRUNCATE)');
        }
      }),
  };
}

const lastCharge = (bills: Database) => bills.prepare('SELECT max(chargeTo) FROM load').pluck().get() as number | null;

const lastMonth = (clock: number) => shiftPeriod(periodStart(clock, 'month'), 'month', -1);

const parts = (bills: Database, { metrics, items, memory }: Files) =>
  [
    ['charges', bills],
    ['measurements', metrics],
    ['items', items],
    ['memory', memory],
  ] as const;

function sizeOf(part: StorageSize['part'], db: Database): StorageSize {
  const figure = (name: string) => Number(db.pragma(name, { simple: true }));
  const page = figure('page_size');
  return { part, bytes: figure('page_count') * page, freeBytes: figure('freelist_count') * page };
}
