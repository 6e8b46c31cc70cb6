import { formatDecimal } from '@smartcloudops/focus';

import type { AwsAuthPolicy } from '../credentials/policy.ts';
import { athenaClient } from './client.ts';
import { trinoType } from './hive-type.ts';
import { priceOfScan, pricePerTerabyte } from './price.ts';
import { runQuery } from './run-query.ts';
import type { QueryLimits, QueryAnswer } from './run-query.ts';
import { athenaPlace } from './settings.ts';
import type { AthenaSettings } from './settings.ts';

interface CatalogTable {
  readonly catalog?: string;
  readonly schema: string;
  readonly name: string;
}

/** Athena as a SQL engine: Trino's dialect over tables of the account's catalogue. */
export interface AthenaEngine {
  readonly name: 'athena';
  /** The billed call, as a ledger keeps it. */
  readonly operation: 'athena:StartQueryExecution';
  /** Columns that every table has and none lists: the file of a row, as quoted SQL. Source: Trino, Hive connector, "Metadata columns"; Athena documents the path. */
  readonly files: { readonly path: string; readonly modified: string; readonly size: string };
  /** Whether the price is that of the region; else it is taken for dearer than it is likely to be. */
  readonly isPriceKnown: boolean;
  /** US dollars, decimal text, of a query that scanned so many bytes; `"0"` for 0, which is what an answer costs that Athena still had. */
  price(bytesScanned: number): string;
  /** The most bytes that a query may scan before the workgroup's own limit ends it; null without a limit. @throws AwsError */
  limit(): Promise<number | null>;
  /** Runs a statement to its end and reads its whole answer. @throws AthenaQueryError */
  query(sql: string, limits: QueryLimits): Promise<QueryAnswer>;
  /** Columns of a table, those of its partitions last, with Trino's types. Costs nothing. @throws AwsError */
  columns(
    table: CatalogTable,
    options?: { readonly signal?: AbortSignal }
  ): Promise<readonly { readonly name: string; readonly type: string }[]>;
  close(): Promise<void>;
}

/** A workgroup's limit is rarely changed; it is asked for again after so long. */
const LIMIT_KEPT_MS = 5 * 60_000;

/** @throws AwsError `AWS_SETTING_WRONG` */
export function athenaEngine(settings: AthenaSettings, policy?: AwsAuthPolicy): AthenaEngine {
  const place = athenaPlace(settings);
  const client = athenaClient(settings, place.region, policy);
  const { price: perTerabyte, known } = pricePerTerabyte(place.region, settings.pricePerTerabyte);
  let limit: { readonly until: number; readonly bytes: Promise<number | null> } | undefined;
  const readLimit = async () => {
    const { Configuration } = await client.readWorkGroup(place.workGroup);
    return Configuration?.BytesScannedCutoffPerQuery ?? null;
  };
  return {
    name: 'athena',
    operation: 'athena:StartQueryExecution',
    files: { path: '"$path"', modified: '"$file_modified_time"', size: '"$file_size"' },
    isPriceKnown: known,
    price: (bytesScanned) => (bytesScanned === 0 ? '0' : formatDecimal(priceOfScan(bytesScanned, perTerabyte))),
    limit() {
      if (limit && limit.until > Date.now()) return limit.bytes;
      const bytes = readLimit();
      limit = { until: Date.now() + LIMIT_KEPT_MS, bytes };
      bytes.catch(() => (limit = undefined));
      return bytes;
    },
    query: (sql, limits) => runQuery(client, place, sql, limits),
    async columns({ catalog = place.catalog, schema, name }, { signal } = {}) {
      const asked = { catalog, database: schema, table: name, workGroup: place.workGroup };
      const { Columns = [], PartitionKeys = [] } = await client.readTable(asked, signal);
      return [...Columns, ...PartitionKeys].map((one) => ({
        name: one.Name ?? '',
        type: trinoType(one.Type ?? 'string'),
      }));
    },
    async close() {
      client.close();
    },
  };
}
