import type { Warehouse } from '@smartcloudops/warehouse';
import type { FocusRow } from '@smartcloudops/focus';

import type { Clock, Logger } from '../context.ts';
import { IngestError } from '../errors.ts';
import { forgetReplacedTotals, keepFileTotals } from '../reconcile/file-totals.ts';
import { loadPart } from '../reconcile/merge-totals.ts';
import { openBill } from './bill.ts';
import type { Bill } from './bill.ts';
import { findOverlap, monthsOf, overlapNotices, refuseWideReplacement } from './overlap.ts';
import type { Overlap } from './overlap.ts';
import { Remarks } from './remarks.ts';
import { surveyor } from './survey.ts';
import type { Survey } from './survey.ts';

export interface ImportFileContext {
  /** Without items no totals are kept to compare with. */
  readonly warehouse: Pick<Warehouse, 'costs'> & Partial<Pick<Warehouse, 'items'>>;
  readonly clock: Clock;
  readonly logger?: Logger;
}

export interface ImportFileOptions {
  /** Connection that the charges belong to. Default `"import"`. */
  readonly connection?: string;
  /** The file states its months anew: earlier files of the same kind are closed there. Default: it adds. */
  readonly replace?: boolean;
  /** Bytes worked through, of the file's size on disk; rises to `total` once. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface ImportFileReport {
  readonly file: string;
  /** `unchanged`: these very charges are in the warehouse already, from this or another file. */
  readonly state: 'loaded' | 'unchanged';
  readonly rows: number;
  /** Exact totals by metric, decimal text; with several currencies one per currency: `"BilledCost EUR"`. */
  readonly totals: Readonly<Record<string, string>>;
  /** Null when the file has several, in several billing accounts. */
  readonly currency: string | null;
  readonly notices: readonly string[];
}

/**
 * Reads a bill file into the warehouse, whole or not at all: every row is checked while one transaction stores them, and the
 * first fault undoes it. Memory does not grow with the file.
 * @throws IngestError naming file, line or row, column, and the fix; WarehouseError when storing fails
 */
export async function importFile(
  { warehouse, clock, logger }: ImportFileContext,
  path: string,
  options: ImportFileOptions = {}
): Promise<ImportFileReport> {
  const { connection = 'import', replace = false, signal, onProgress } = options;
  const bill = await openBill(path);
  const readings = replace ? 2 : 1;
  const share = (reading: number) => (part: number) =>
    onProgress?.(Math.floor(((reading + Math.min(part, 1)) / readings) * bill.size), bill.size);
  try {
    // To replace, the months must be known before the first charge is stored.
    const months = replace ? monthsOf(await surveyOf(bill, share(0), signal)) : null;
    const survey = surveyor(bill);
    const remarks = new Remarks();
    let found: { survey: Survey; overlap: Overlap | null } | undefined;

    const result = await warehouse.costs.load(
      {
        connection,
        source: bill.dialect.source,
        dimensions: null,
        contentHash: null,
        restates: months,
        origin: path,
        loadedAt: clock.now(),
      },
      (async function* rows(): AsyncGenerator<readonly FocusRow[]> {
        for await (const batch of bill.rows(remarks, share(readings - 1))) {
          refuseCancelled(signal);
          survey.add(batch);
          yield batch.map(({ row }) => row);
        }
        const whole = survey.finish();
        const overlap = await findOverlap(warehouse.costs, { connection, source: bill.dialect.source }, whole);
        if (replace) refuseWideReplacement(bill, whole, overlap);
        found = { survey: whole, overlap };
      })()
    );
    if (warehouse.items) {
      const context = { warehouse: { items: warehouse.items }, clock, logger };
      const part = { connection, source: bill.dialect.source, part: loadPart(result.loadId) };
      if (months && result.kind === 'loaded') await forgetReplacedTotals(context, part, months);
      await keepFileTotals(context, part, [path]);
    }
    const { survey: whole, overlap } = found ?? { survey: survey.finish(), overlap: null };
    share(readings - 1)(1);
    logger?.info({ file: path, state: result.kind, rows: whole.rows, totals: whole.totals }, 'Imported a bill file');
    return {
      file: path,
      state: result.kind,
      rows: whole.rows,
      totals: whole.totals,
      currency: whole.currencies.length === 1 ? (whole.currencies[0] ?? null) : null,
      notices: [
        ...bill.notices,
        ...remarks.notices(bill.unit, whole.rows),
        ...whole.notices,
        ...(result.kind === 'loaded' ? overlapNotices(bill, overlap, replace) : []),
      ],
    };
  } finally {
    await bill.close();
  }
}

async function surveyOf(bill: Bill, onShare: (part: number) => void, signal?: AbortSignal): Promise<Survey> {
  const survey = surveyor(bill);
  for await (const rows of bill.rows(new Remarks(), onShare)) {
    refuseCancelled(signal);
    survey.add(rows);
  }
  return survey.finish();
}

function refuseCancelled(signal?: AbortSignal): void {
  if (signal?.aborted) throw new IngestError('INGEST_CANCELLED', 'The import was cancelled.', { cause: signal.reason });
}
