import { DuckDBDecimalValue, DuckDBTimestampMillisecondsValue } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { ColumnKind, FocusRow } from '@smartcloudops/focus';

import type { AmountType } from './duckdb-engine.ts';

/** Digits of `DECIMAL(38,15)`. */
const TO_DIGITS = 10n ** BigInt(27 - 15);

/** Appends charges to the table `charge`; tags as JSON text. */
export async function appendRows(
  db: DuckDBConnection,
  columns: readonly (readonly [name: string, kind: ColumnKind])[],
  batches: Iterable<readonly FocusRow[]>,
  amounts: AmountType
): Promise<void> {
  const appender = await db.createAppender('charge');
  for (const batch of batches) {
    for (const row of batch) {
      for (const [name, kind] of columns) append(appender, kind, row[name as keyof FocusRow], amounts);
      appender.endRow();
    }
    appender.flushSync();
  }
  appender.closeSync();
}

function append(
  appender: DuckDBAppender,
  kind: ColumnKind,
  value: FocusRow[keyof FocusRow],
  amounts: AmountType
): void {
  if (value === null) appender.appendNull();
  else if (kind === 'time')
    appender.appendTimestampMilliseconds(new DuckDBTimestampMillisecondsValue(BigInt(value as number)));
  else if (kind === 'text') appender.appendVarchar(value as string);
  else if (kind === 'tags') appender.appendVarchar(JSON.stringify(value));
  else if (amounts === 'DOUBLE') appender.appendDouble(decimalToNumber(value as bigint));
  else if (amounts === 'VARCHAR') appender.appendVarchar(formatDecimal(value as bigint));
  else appender.appendDecimal(new DuckDBDecimalValue((value as bigint) / TO_DIGITS, 38, 15));
}
