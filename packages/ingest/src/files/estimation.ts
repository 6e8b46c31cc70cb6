import type { ColumnSpec } from '@smartcloudops/focus';

import type { BillRecord } from './bill-records.ts';
import { textOf } from './cell.ts';
import { findColumn } from './find-column.ts';

/** What of a bill may still change: charges without an invoice number when `numberless`; where it tells none, all when `open`. */
export interface Estimate {
  readonly numberless: boolean;
  readonly open: boolean;
}

export interface Estimation {
  /** Whether the bill has a column of invoice numbers. */
  readonly tellsInvoices: boolean;
  /** Positions of the columns to read, those of the charge first. */
  readonly wanted: readonly number[];
  isEstimated(record: BillRecord): boolean;
}

/** FOCUS 1.2 and Cost and Usage Reports; AWS leaves it empty until the invoice is issued. */
const INVOICE: ColumnSpec = { kind: 'text', names: ['InvoiceId', 'bill_invoice_id'] };

/** @param estimate null: nothing is estimated. @throws IngestError `INGEST_COLUMN_TWICE` */
export function estimation(
  file: string,
  columns: readonly string[],
  wanted: readonly number[],
  estimate: Estimate | null
): Estimation {
  const position = findColumn(file, columns, INVOICE);
  const tellsInvoices = position !== null;
  if (position === null || !estimate?.numberless)
    return { tellsInvoices, wanted, isEstimated: () => (tellsInvoices ? false : (estimate?.open ?? false)) };
  const slot = wanted.length;
  return {
    ...{ tellsInvoices, wanted: [...wanted, position] },
    isEstimated: ({ cells }) => textOf(cells[slot] ?? null) === null,
  };
}
