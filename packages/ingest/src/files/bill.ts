import { FOCUS_COLUMNS_NOT_READ } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';
import type { BillRecords } from './bill-records.ts';
import { bindDialect } from './bind-dialect.ts';
import { csvRecords } from './csv-records.ts';
import { chooseDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { estimation } from './estimation.ts';
import type { Estimate } from './estimation.ts';
import { plainName } from './find-column.ts';
import { parquetRecords } from './parquet-records.ts';
import type { Remarks } from './remarks.ts';
import { sniff } from './sniff.ts';

/** A charge and where in its file it stands. */
export interface PlacedRow {
  readonly at: number;
  readonly row: FocusRow;
}

/** A bill file, opened: its kind is known and its header is sound. It can be read any number of times. */
export interface Bill {
  readonly file: string;
  readonly unit: 'line' | 'row';
  readonly dialect: Dialect;
  /** Bytes on disk. */
  readonly size: number;
  /** Notices about the header. */
  readonly notices: readonly string[];
  /** Whether it has a column of invoice numbers. */
  readonly tellsInvoices: boolean;
  rows(remarks: Remarks, onShare: (share: number) => void): AsyncIterable<readonly PlacedRow[]>;
  close(): Promise<void>;
}

/**
 * @param estimate what becomes `x_Estimated`; null: nothing
 * @throws IngestError when the file is unreadable or no bill
 */
export async function openBill(path: string, estimate: Estimate | null = null): Promise<Bill> {
  const sniffed = await sniff(path);
  const records = await (sniffed.format === 'parquet' ? parquetRecords(path, sniffed) : csvRecords(path, sniffed));
  try {
    const dialect = chooseDialect(path, records.columns);
    const bound = bindDialect(path, records.unit, records.columns, dialect);
    const { wanted, isEstimated, tellsInvoices } = estimation(path, records.columns, bound.wanted, estimate);

    async function* rows(remarks: Remarks, onShare: (share: number) => void): AsyncGenerator<readonly PlacedRow[]> {
      for await (const batch of records.read(wanted, onShare)) {
        yield batch.map((record) => {
          const row = sound(path, records.unit, record.at, bound.toRow(record, remarks));
          return { at: record.at, row: isEstimated(record) ? { ...row, x_Estimated: true } : row };
        });
      }
    }
    return {
      file: path,
      unit: records.unit,
      dialect,
      size: sniffed.size,
      notices: headerNotices(records, bound.wanted, dialect),
      tellsInvoices,
      rows,
      close: () => records.close(),
    };
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** What must hold of a charge whatever it came from. */
function sound(file: string, unit: 'line' | 'row', at: number, row: FocusRow): FocusRow {
  for (const period of ['Charge', 'Billing'] as const) {
    const [start, end] = [row[`${period}PeriodStart`], row[`${period}PeriodEnd`]];
    if (end >= start) continue;
    throw new IngestError(
      'INGEST_PERIOD_BACKWARDS',
      `it is ${new Date(end).toISOString()}, before ${period}PeriodStart ${new Date(start).toISOString()}.`,
      { place: { file, at, unit, column: `${period}PeriodEnd` } }
    );
  }
  return row;
}

const MOST_NAMED = 12;

function headerNotices(records: BillRecords, wanted: readonly number[], dialect: Dialect): readonly string[] {
  if (dialect.source !== 'focus-file') return [];
  const known = new Set(FOCUS_COLUMNS_NOT_READ.map(plainName));
  const foreign = records.columns.filter((name, position) => !wanted.includes(position) && !known.has(plainName(name)));
  if (foreign.length === 0) return [];
  const names = `${foreign.slice(0, MOST_NAMED).join(', ')}${foreign.length > MOST_NAMED ? ', …' : ''}`;
  return [
    `Left out ${foreign.length} of ${records.columns.length} columns, which are not FOCUS's or not read: ${names}.`,
  ];
}
