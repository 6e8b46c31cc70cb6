import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import type { BoundTable } from './bind-table.ts';
import { epochMs, inList } from './sql-text.ts';
import type { FileColumns, SqlCell } from './sql-engine.ts';
import { WarehouseError } from '../errors.ts';

/** The files of a billing period. */
export interface PeriodFiles {
  /** The same as long as the data are. */
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly modifiedAt: number;
  readonly bytes: number;
}

/** What the charges of a billing period span, epoch ms. */
export interface PeriodExtent {
  readonly rows: number;
  readonly firstStart: number;
  readonly lastStart: number;
  /** Exclusive end of what is known: a charge longer than a day counts for the day in which it starts. */
  readonly chargeTo: number;
  /** Whether every charge starts at midnight UTC, or at a full hour. */
  readonly dayAligned: boolean;
  readonly hourAligned: boolean;
}

/** Which files each billing period has; reads no column of the table. */
export function filesSql({ from, period }: Pick<BoundTable, 'from' | 'period'>, files: FileColumns): string {
  return [
    'SELECT p, CAST(count(*) AS varchar), CAST(sum(size) AS varchar), CAST(max(modified) AS varchar), CAST(sum(modified) AS varchar)',
    `FROM (SELECT p, path, max(size) AS size, max(modified) AS modified FROM`,
    `(SELECT ${period} AS p, ${files.path} AS path, ${files.size} AS size, ${epochMs(files.modified)} AS modified FROM ${from}) AS rows_of_files`,
    'GROUP BY p, path) AS files GROUP BY p',
  ].join(' ');
}

export function readFiles(rows: readonly (readonly SqlCell[])[]): Map<string, PeriodFiles> {
  return new Map(
    rows.map(([period, count, bytes, modified, allModified]) => [
      period ?? '',
      {
        fingerprint: [count, bytes, modified, allModified].join(':'),
        modifiedAt: numeric(modified),
        bytes: numeric(bytes),
      },
    ])
  );
}

/** What each of the billing periods spans; reads when charges start and end. */
export function extentSql({ from, period, charge }: BoundTable, periods: readonly string[] | null): string {
  const count = (condition: string) => `CAST(count(CASE WHEN ${condition} THEN 1 END) AS varchar)`;
  const nextDay = `s - s % ${DAY_MS} + ${DAY_MS}`;
  return [
    'SELECT p, CAST(count(*) AS varchar), CAST(min(s) AS varchar), CAST(max(s) AS varchar),',
    `CAST(max(least(greatest(coalesce(e, s), s + 1), ${nextDay})) AS varchar),`,
    `${count(`s % ${DAY_MS} <> 0`)}, ${count(`s % ${HOUR_MS} <> 0`)}`,
    `FROM (SELECT ${period} AS p, ${epochMs(charge.start)} AS s, ${epochMs(charge.end)} AS e FROM ${from}`,
    `${periods === null ? '' : `WHERE ${inList(period, periods)}`}) AS charges GROUP BY p`,
  ].join(' ');
}

export function readExtents(rows: readonly (readonly SqlCell[])[]): Map<string, PeriodExtent> {
  return new Map(
    rows.map(([period, count, first, last, to, offDay, offHour]) => [
      period ?? '',
      {
        rows: numeric(count),
        firstStart: numeric(first),
        lastStart: numeric(last),
        chargeTo: numeric(to),
        dayAligned: offDay === '0',
        hourAligned: offHour === '0',
      },
    ])
  );
}

function numeric(text: SqlCell | undefined): number {
  const value = Number(text);
  if (text != null && Number.isFinite(value)) return value;
  throw new WarehouseError(
    'WAREHOUSE_ENGINE_FAILED',
    `The engine answered ${JSON.stringify(text ?? null)} where the span of a billing period belongs.`
  );
}
