import type { BackfillResponse } from '@smartcloudops/contract';
import { parseDecimal } from '@smartcloudops/focus';
import type { BackfillProgress, BackfillQuote } from '@smartcloudops/ingest';

import { NO_BUDGET } from '../collecting/budget.ts';
import { collectedBy } from '../collecting/demo-settings.ts';
import { regularPrice } from '../collecting/monthly-price.ts';
import type { ConnectionSettings } from '../engine.ts';
import { iso, optionalIso } from './iso.ts';
import { money } from './money.ts';

const dollars = (text: string) => money(parseDecimal(text) ?? 0n);

/** A backfill as REST tells it. */
export function backfillJson({
  settings,
  limits,
  progress,
  quote,
}: {
  readonly settings: ConnectionSettings;
  readonly limits: BackfillResponse['limits'];
  readonly progress: BackfillProgress | null;
  readonly quote: BackfillQuote | null;
}): BackfillResponse {
  return {
    connection: settings.id,
    limits,
    quote: quote && {
      ...quote,
      from: iso(quote.from),
      dailyFrom: iso(quote.dailyFrom),
      storedFrom: optionalIso(quote.storedFrom),
      pages: { ...quote.pages },
      price: { least: dollars(quote.price.least), most: dollars(quote.price.most) },
      spentThisMonth: dollars(quote.spentThisMonth),
      budget: {
        perMonth: dollars(collectedBy(settings).monthlyApiBudget ?? NO_BUDGET),
        regular: money(regularPrice(collectedBy(settings))),
      },
      real: settings.kind !== 'demo',
    },
    progress: progress && {
      ...progress,
      from: iso(progress.from),
      startedAt: iso(progress.startedAt),
      endedAt: optionalIso(progress.endedAt),
      spent: dollars(progress.spent),
      continuesAt: optionalIso(progress.continuesAt),
      expectedEnd: optionalIso(progress.expectedEnd),
    },
  };
}
