import type { FocusRow } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import type { Dictionary } from './dictionary.ts';
import { factBuffer } from './fact-buffer.ts';
import { loadSummariser } from '../bills/load-summary.ts';
import type { LoadSummary } from '../bills/load-summary.ts';

export interface FactWriter {
  write(rows: readonly FocusRow[]): void;
  /** Writes what is still buffered. */
  finish(): LoadSummary;
}

export function factWriter(
  db: Database,
  dictionary: Dictionary,
  load: number,
  restates: { readonly from: number; readonly to: number } | null
): FactWriter {
  const buffer = factBuffer(db, load);
  const summariser = loadSummariser(restates);
  return {
    write(batch) {
      for (const row of batch) {
        summariser.add(row);
        buffer.push(row, dictionary.seriesOf(row), dictionary.billingPeriodOf(row));
      }
    },
    finish() {
      buffer.flush();
      return summariser.summary();
    },
  };
}
