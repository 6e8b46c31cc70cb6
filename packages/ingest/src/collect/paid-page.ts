import { AwsError } from '@smartcloudops/aws';
import type { PaidApi } from '@smartcloudops/aws';
import type { CollectJournal, JournalPage } from '@smartcloudops/warehouse';

import type { Clock, Logger } from '../context.ts';
import { backoffMs, isWorthRepeating } from './backoff.ts';
import type { RetryPolicy } from './backoff.ts';

/** What one collection has to do with money and patience. */
export interface Purse {
  readonly connection: string;
  readonly journal: CollectJournal;
  readonly clock: Clock;
  readonly logger?: Logger | undefined;
  /** US dollars per calendar month, decimal text; null for no limit. */
  readonly cap: string | null;
  readonly retry: RetryPolicy;
  readonly random: () => number;
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Called before every call; throws when the collection has to end. */
  readonly mayGoOn: () => void;
  readonly signal?: AbortSignal | undefined;
  /** Counted up as calls are made. */
  readonly tally: { answered: number; perhapsCharged: number; repeated: number };
}

export type PaidPage =
  { readonly kind: 'page'; readonly page: JournalPage } | { readonly kind: 'cap-reached'; readonly spent: string };

/**
 * Buys one page: booked before the call is made, on disk before anything else is done with it. A call that AWS refused is
 * taken off the books; one whose answer was lost stays on them, because AWS may charge for it.
 * @throws AwsError when the call fails for good
 */
export async function paidPage<Request>(
  purse: Purse,
  source: PaidApi<Request>,
  request: Request,
  at: { readonly key: string; readonly page: number; readonly token: string | null }
): Promise<PaidPage> {
  const { journal, clock, retry, tally } = purse;
  let lost = 0;
  for (let failures = 0; ;) {
    purse.mayGoOn();
    const entry = {
      connection: purse.connection,
      source: source.name,
      operation: source.operationOf?.(request, at.token) ?? source.operation,
      at: clock.now(),
      price: source.pricePerCall,
    };
    const booked = await journal.reserve(entry, purse.cap);
    if (booked.kind === 'cap-reached') return booked;
    try {
      const answer = await source.fetchPage(request, at.token, purse.signal);
      const page = { page: at.page, ...answer };
      await journal.settle(booked.id, at.key, page);
      tally.answered += 1;
      return { kind: 'page', page };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (error.charged === 'no') await journal.release(booked.id);
      else {
        tally.perhapsCharged += 1;
        lost += 1;
      }
      failures += 1;
      const patient = failures < retry.tries && lost <= retry.lostAnswers && tally.repeated < retry.budget;
      if (!patient || !isWorthRepeating(error.code) || purse.signal?.aborted) throw error;
      tally.repeated += 1;
      const delay = backoffMs(failures, retry, purse.random());
      purse.logger?.warn({ source: source.name, code: error.code, failures, delay }, 'AWS call failed; trying again');
      await purse.pause(delay, purse.signal);
    }
  }
}
