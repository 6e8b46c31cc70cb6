import type { FocusRow } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { openBill } from '../files/bill.ts';
import type { Estimate } from '../files/estimation.ts';
import { currencyCheck } from '../files/currency-check.ts';
import { Remarks } from '../files/remarks.ts';
import type { DownloadedFile } from './download.ts';

export interface PeriodToLoad {
  readonly connection: string;
  readonly source: string;
  /** `YYYY-MM` */
  readonly period: string;
  readonly origin: string;
  readonly files: readonly DownloadedFile[];
  readonly loadedAt: number;
  readonly estimate: Estimate;
}

export interface LoadOutcome {
  readonly state: 'loaded' | 'unchanged';
  readonly rows: number;
  /** Whether every file has a column of invoice numbers. */
  readonly invoices: boolean;
  readonly notices: readonly string[];
}

/** A part of a bill states all of it, whatever days its charges are dated. */
const ALL_TIME = { from: 0, to: Date.UTC(2200, 0, 1) } as const;

/** Makes the files of a billing period one load, which takes the place of what was loaded of the period before. @throws IngestError; WarehouseError */
export async function loadPeriod(
  costs: Warehouse['costs'],
  { connection, source, period, origin, files, loadedAt, estimate }: PeriodToLoad,
  onFile: (file: number) => void,
  mayGoOn: () => void
): Promise<LoadOutcome> {
  const notices: string[] = [];
  let rows = 0;
  let invoices = true;

  async function* charges(): AsyncGenerator<readonly FocusRow[]> {
    for (const [index, file] of files.entries()) {
      onFile(index);
      const bill = await openBill(file.path, estimate);
      invoices &&= bill.tellsInvoices;
      try {
        const remarks = new Remarks();
        const check = currencyCheck(bill);
        const before = rows;
        for await (const batch of bill.rows(remarks, () => undefined)) {
          mayGoOn();
          for (const { at, row } of batch) check(at, row);
          rows += batch.length;
          yield batch.map(({ row }) => row);
        }
        notices.push(...remarks.notices(bill.unit, rows - before).map((notice) => `${file.uri}: ${notice}`));
      } finally {
        await bill.close();
      }
    }
  }

  const { kind } = await costs.load(
    { connection, source, part: period, dimensions: null, contentHash: null, restates: ALL_TIME, origin, loadedAt },
    charges()
  );
  return { state: kind, rows, invoices, notices };
}
