import { setTimeout as wait } from 'node:timers/promises';

import type { AwsDay, CostForecastSource } from '@smartcloudops/aws';
import { periodEnd, periodStart } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { DEFAULT_RETRY } from '../collect/backoff.ts';
import { takeLease } from '../collect/lease.ts';
import { paidPage } from '../collect/paid-page.ts';
import { requestKey } from '../collect/plan.ts';
import type { Clock, Logger } from '../context.ts';
import { IngestError } from '../errors.ts';

export interface AskForecastOptions {
  readonly warehouse: Pick<Warehouse, 'journal' | 'state'>;
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly source: CostForecastSource;
  readonly connection: string;
  /** US dollars that may be spent per calendar month (UTC), decimal text; null for no limit. */
  readonly cap: string | null;
  /** End of the days to ask for, epoch ms. */
  readonly to: number;
  /** Keeps the answer; called at most once, before its page is forgotten. */
  readonly keep: (days: readonly AwsDay[]) => Promise<unknown>;
  readonly signal?: AbortSignal;
}

export type AskedForecast =
  | { readonly kind: 'kept'; readonly billedCalls: number }
  /** It was asked for before on this day (UTC), or somebody else is asking. */
  | { readonly kind: 'asked-today' }
  | { readonly kind: 'cap-reached'; readonly spent: string };

/** A lost answer may have been paid for, so a call is not repeated after one; what AWS refused is free and may be tried again. */
const RETRY = { ...DEFAULT_RETRY, tries: 3, lostAnswers: 1, budget: 3, longestDelayMs: 5000 };
const LEASE_MS = 30_000;

/**
 * Asks AWS for its own forecast, at most once a day and within the budget: booked before the call, on disk before anything else is
 * done with the answer, so that a process killed at any moment pays for nothing twice.
 * @throws AwsError; IngestError `INGEST_CANCELLED`
 */
export async function askForecast(options: AskForecastOptions): Promise<AskedForecast> {
  const { warehouse, clock, source, connection, cap, signal, logger } = options;
  const { journal, state } = warehouse;
  const lease = await takeLease(state, `collect/${connection}/${source.name}`, LEASE_MS);
  if (!lease) return { kind: 'asked-today' };
  try {
    const now = clock.now();
    const request = source.request(now, options.to);
    const key = requestKey(connection, source, request);
    const tally = { answered: 0, perhapsCharged: 0, repeated: 0 };
    if ((await journal.pages(key)).length === 0) {
      const today = await journal.ledger(connection, periodStart(now, 'day'), periodEnd(now, 'day'));
      if (today.some(({ operation, state: fate }) => operation === source.operation && fate !== 'not-billed'))
        return { kind: 'asked-today' };
      const purse = {
        ...{ connection, journal, clock, logger, cap, signal, tally, retry: RETRY, random: Math.random },
        pause: (ms: number, stop?: AbortSignal) => wait(ms, undefined, stop ? { signal: stop } : {}),
        mayGoOn() {
          if (signal?.aborted)
            throw new IngestError('INGEST_CANCELLED', 'Asking for the forecast was cancelled.', {
              cause: signal.reason,
            });
        },
      };
      const bought = await paidPage(purse, source, request, { key, page: 0, token: null });
      if (bought.kind === 'cap-reached') return bought;
    }
    const [page] = await journal.pages(key);
    if (page) await options.keep(source.read(page.body));
    await journal.forget(key);
    return { kind: 'kept', billedCalls: tally.answered };
  } finally {
    await lease.release();
  }
}
