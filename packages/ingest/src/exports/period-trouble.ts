import { AwsError } from '@smartcloudops/aws';
import { WarehouseError } from '@smartcloudops/warehouse';

import { IngestError } from '../errors.ts';
import { troubleOf } from '../items/item-trouble.ts';
import type { ItemTrouble } from '../items/item-trouble.ts';

const KIND = 'billing period';

/** What the files say is at fault, not the disk. */
const OF_ITS_ROWS: ReadonlySet<string> = new Set(['WAREHOUSE_BAD_ROW', 'WAREHOUSE_MONEY_OUT_OF_RANGE']);
const OURS: ReadonlySet<string> = new Set(['INGEST_CANCELLED', 'INGEST_SCRATCH_UNWRITABLE']);

/** Why a billing period could not be had; null for what ends the collection. */
export function periodTrouble(period: string, error: unknown): ItemTrouble | null {
  if (error instanceof AwsError) return error.code === 'AWS_CANCELLED' ? null : troubleOf(KIND, period, error);
  const ofPeriod =
    (error instanceof IngestError && !OURS.has(error.code)) ||
    (error instanceof WarehouseError && OF_ITS_ROWS.has(error.code));
  if (!ofPeriod) return null;
  const { code, message } = error as IngestError | WarehouseError;
  return { kind: KIND, scope: period, code, message, missing: null };
}

const HOPELESS: ReadonlySet<string> = new Set([
  ...['AWS_KEY_UNKNOWN', 'AWS_SECRET_WRONG', 'AWS_TOKEN_EXPIRED', 'AWS_CREDENTIALS_MISSING', 'AWS_ROLE_REFUSED'],
  ...['AWS_CLOCK_SKEWED', 'AWS_ACCESS_DENIED', 'AWS_UNREACHABLE', 'AWS_THROTTLED', 'INGEST_PARQUET_UNAVAILABLE'],
]);

/** The other periods would fail in the same way. */
export const isHopeless = (code: string): boolean => HOPELESS.has(code);
