import { formatDecimal } from '@smartcloudops/focus';
import { backfillProgress, cancelBackfill, quoteBackfill, startBackfill } from '@smartcloudops/ingest';
import type { BackfillProgress, BackfillQuote, QuoteContext } from '@smartcloudops/ingest';
import type { Warehouse } from '@smartcloudops/warehouse';

import { NO_BUDGET } from '../collecting/budget.ts';
import { COUNTED_COST_EXPLORER as SOURCE } from '../collecting/counted-source.ts';
import { collectedBy } from '../collecting/demo-settings.ts';
import { regularPrice } from '../collecting/monthly-price.ts';
import type { ConnectionSettings } from '../engine.ts';

interface Of {
  readonly settings: ConnectionSettings;
}

/** What is known of history beyond the usual. Asks nobody and costs nothing; the next collection does the work. */
export interface BackfillDesk {
  quoteBackfill(input: Of & { readonly months: number }): Promise<BackfillQuote>;
  backfillProgress(input: Of): Promise<BackfillProgress | null>;
  startBackfill(input: Of & { readonly months: number }): Promise<void>;
  /** @returns whether anything was open */
  cancelBackfill(input: Of): Promise<boolean>;
}

export function backfillDesk(
  { state, journal }: Pick<Warehouse, 'state' | 'journal'>,
  now: () => number
): BackfillDesk {
  const contextOf = ({ settings }: Of): QuoteContext => {
    const { id, monthlyApiBudget = NO_BUDGET, tagKeys = [] } = collectedBy(settings);
    const regularPerMonth = formatDecimal(regularPrice(collectedBy(settings)));
    return { state, journal, connection: id, source: SOURCE, tagKeys, cap: monthlyApiBudget, regularPerMonth };
  };
  const nameOf = ({ settings }: Of) => ({ state, connection: settings.id, source: SOURCE.name });
  return {
    quoteBackfill: (input) => quoteBackfill(contextOf(input), input.months, now()),
    backfillProgress: (input) => backfillProgress(contextOf(input), now()),
    startBackfill: (input) => startBackfill(nameOf(input), input.months, now()),
    cancelBackfill: (input) => cancelBackfill(nameOf(input), now()),
  };
}
