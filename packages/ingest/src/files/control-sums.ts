import { resolve } from 'node:path';

import { CUR_COLUMNS } from '@smartcloudops/aws';
import { FOCUS_COLUMNS, parseDecimal } from '@smartcloudops/focus';
import type { ColumnSpec, CostMetric, Decimal } from '@smartcloudops/focus';

import { csvDialect } from './csv-dialect.ts';
import { readHead } from './csv-records.ts';
import { amountSql, firstFilledSql, monthSql } from './control-sql.ts';
import type { SqlColumn } from './control-sql.ts';
import { duckdbReader, PATTERN, sqlName, sqlText } from './duckdb-reader.ts';
import type { DuckdbReader } from './duckdb-reader.ts';
import { findColumn } from './find-column.ts';
import { sniff } from './sniff.ts';

/** The sum of a service in a month, as another program than ours makes it of the same bytes. */
export interface ControlSum {
  readonly metric: CostMetric;
  /** `YYYY-MM` of the charge's start, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly service: string | null;
  readonly amount: Decimal;
  /** Charges that were added up. */
  readonly charges: number;
}

/** DuckDB adds up decimals of so many places; what a file has beyond is rounded. */
export const CONTROL_PLACES = 20;

interface Words {
  readonly metrics: Partial<Record<CostMetric, ColumnSpec>>;
  readonly start: ColumnSpec;
  readonly currency: ColumnSpec;
  /** Columns that name the service, the first that is filled. */
  readonly service: readonly (ColumnSpec | { readonly map: ColumnSpec; readonly key: string })[];
}

/** The few columns that sums take, apart from how charges are made of a row. */
const WORDS: readonly Words[] = [
  {
    metrics: { BilledCost: FOCUS_COLUMNS.BilledCost, EffectiveCost: FOCUS_COLUMNS.EffectiveCost },
    start: FOCUS_COLUMNS.ChargePeriodStart,
    currency: FOCUS_COLUMNS.BillingCurrency,
    service: [FOCUS_COLUMNS.ServiceName],
  },
  {
    metrics: { BilledCost: CUR_COLUMNS.unblendedCost },
    start: CUR_COLUMNS.usageStart,
    currency: CUR_COLUMNS.currency,
    service: [CUR_COLUMNS.productName, { map: CUR_COLUMNS.product, key: 'product_name' }, CUR_COLUMNS.productCode],
  },
];

/**
 * Adds up the files of a bill by month, currency and service with DuckDB, which shares nothing with the way by which charges are
 * stored but the names of columns. Null: this installation or this kind of file does not allow it, which is no fault of the bill.
 * @param paths files of one kind, CSV (plain, gzip) or plain Parquet
 * @param onProblem told why not
 */
export async function controlSums(
  paths: readonly string[],
  onProblem: (why: string) => void
): Promise<readonly ControlSum[] | null> {
  const [first] = paths;
  if (first === undefined || paths.some((path) => PATTERN.test(path))) return null;
  const files = paths.map((path) => resolve(path));
  let reader: DuckdbReader | null = null;
  try {
    reader = await duckdbReader(first, files);
    await reader.connection.run("SET TimeZone='UTC'");
    await reader.connection.run('SET preserve_insertion_order=false');
    return await sumsOf(reader, await tableSql(files));
  } catch (error) {
    onProblem(error instanceof Error ? error.message : String(error));
    return null;
  } finally {
    reader?.close();
  }
}

async function tableSql(files: readonly string[]): Promise<string> {
  const [first = ''] = files;
  const { format, gzip } = await sniff(first);
  const list = `[${files.map(sqlText).join(', ')}]`;
  if (format === 'parquet')
    return `read_parquet(${list}, binary_as_string=true, hive_partitioning=false, union_by_name=true)`;
  const { delimiter, escape } = csvDialect(await readHead(first, gzip));
  return (
    `read_csv(${list}, header=true, all_varchar=true, delim=${sqlText(delimiter)}, quote='"', escape=${sqlText(escape)}, ` +
    `compression='${gzip ? 'gzip' : 'none'}', max_line_size=1048576, buffer_size=8388608, hive_partitioning=false, union_by_name=true)`
  );
}

async function sumsOf({ connection }: DuckdbReader, table: string): Promise<readonly ControlSum[] | null> {
  const head = await connection.runAndReadAll(`SELECT * FROM ${table} LIMIT 0`);
  const names = head.columnNames();
  const types = head.columnTypes();
  const column = (spec: ColumnSpec): SqlColumn | null => {
    const at = findColumn('', names, spec);
    return at === null ? null : { sql: sqlName(names[at] ?? ''), type: String(types[at]) };
  };
  const found = WORDS.map((words) => ({ words, start: column(words.start), currency: column(words.currency) }));
  const kind = found.find(({ start, currency }) => start && currency);
  if (!kind?.start || !kind.currency) return null;
  const { words, start, currency } = kind;
  const services = words.service.flatMap((one) => {
    const of = column('map' in one ? one.map : one);
    return of ? [{ ...of, ...('map' in one ? { key: one.key } : {}) }] : [];
  });
  const metrics = Object.entries(words.metrics).flatMap(([metric, spec]) => {
    const of = column(spec);
    return of ? [{ metric: metric as CostMetric, amount: amountSql(of, CONTROL_PLACES) }] : [];
  });
  const sums = await connection.runAndReadAll(
    `SELECT ${monthSql(start)}, ${firstFilledSql([currency])}, ${firstFilledSql(services)},
       ${metrics.map(({ amount }) => `CAST(sum(${amount}) AS VARCHAR), count(${amount})`).join(', ')}
     FROM ${table} GROUP BY 1, 2, 3`
  );
  return sums.getRows().flatMap(([month, of, service, ...figures]) =>
    metrics.flatMap(({ metric }, index) => {
      const [amount, charges] = [figures[2 * index], Number(figures[2 * index + 1])];
      if (month === null || of === null) throw new TypeError('A charge without a month or a currency.');
      if (charges === 0) return [];
      const sum = { month: String(month), currency: String(of), service: service === null ? null : String(service) };
      return [{ metric, ...sum, amount: parseDecimal(String(amount)) ?? 0n, charges }];
    })
  );
}
