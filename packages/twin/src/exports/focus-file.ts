import type { FocusRow } from '@smartcloudops/focus';
import { FOCUS_SPECIFICATION, formatDecimal, specifiedColumnsOf } from '@smartcloudops/focus';

import { DAY_MS, firstDayOf, formatHour } from '../world/calendar.ts';
import { focusRows } from '../world/focus-rows.ts';
import type { View } from '../world/view.ts';
import { csvCell } from './csv.ts';
import type { ExportColumn } from './cur2-columns.ts';
import { invoiceOf } from './invoice-id.ts';
import { productOf } from './product-code.ts';

const AWS_COLUMNS = ['x_Operation', 'x_UsageType'] as const;
const SPECIFIED = specifiedColumnsOf('1.2');
const TYPES = { text: 'string', decimal: 'double', datetime: 'timestamp', json: 'map<string,string>' } as const;

/** The columns of FOCUS 1.2, and AWS's own. */
export const FOCUS_FILE_COLUMNS: readonly ExportColumn[] = [
  ...SPECIFIED.map((name) => ({ name, type: TYPES[FOCUS_SPECIFICATION[name].type] })),
  ...AWS_COLUMNS.map((name) => ({ name, type: 'string' as const })),
];

type Names = (typeof SPECIFIED)[number] | (typeof AWS_COLUMNS)[number];

function cellOf(row: FocusRow, name: Names): string {
  const value = name in row ? row[name as keyof FocusRow] : null;
  if (value === null) return '';
  if (typeof value === 'bigint') return formatDecimal(value);
  if (typeof value === 'number') return formatHour(value);
  return csvCell(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

export function focusHeader(): string {
  return FOCUS_FILE_COLUMNS.map(({ name }) => name).join(',');
}

/** The bill of a month as lines of a FOCUS 1.2 file, as it stands in a view. Services have the names of the CUR, as AWS writes them. */
export function* focusLines(view: View, month: number): Generator<string> {
  const range = { from: firstDayOf(month) * DAY_MS, to: firstDayOf(month + 1) * DAY_MS, asOf: view.asOf };
  const names: readonly Names[] = [...SPECIFIED, ...AWS_COLUMNS];
  for (const row of focusRows(view.world, range)) {
    const service = { service: row.ServiceName ?? '', billingEntity: 'AWS' } as const;
    const filed = { ...row, ServiceName: productOf(service).name };
    const invoice = invoiceOf(view, month, { seller: row.PublisherName ?? '' }) ?? '';
    yield names.map((name) => (name === 'InvoiceId' ? invoice : cellOf(filed, name))).join(',');
  }
}
