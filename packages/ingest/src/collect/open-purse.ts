import { setTimeout as wait } from 'node:timers/promises';

import { IngestError } from '../errors.ts';
import { DEFAULT_RETRY } from './backoff.ts';
import type { CollectOptions } from './collect.ts';
import type { Lease } from './lease.ts';
import type { Purse } from './paid-page.ts';

/** Somebody else collects now; what was stored stays. */
export class LeaseLost extends Error {}

type PurseOptions = Pick<
  CollectOptions,
  'connection' | 'clock' | 'logger' | 'cap' | 'signal' | 'retry' | 'random' | 'pause'
> & { readonly warehouse: Pick<CollectOptions['warehouse'], 'journal'> };

/** The purse of one collection, open as long as it is neither cancelled nor somebody else's. */
export function openPurse(options: PurseOptions, lease: Lease, tally: Purse['tally']): Purse {
  const { warehouse, connection, clock, logger, cap, signal } = options;
  return {
    connection,
    journal: warehouse.journal,
    clock,
    logger,
    cap,
    retry: { ...DEFAULT_RETRY, ...options.retry },
    random: options.random ?? Math.random,
    pause: options.pause ?? ((ms, stop) => wait(ms, undefined, stop ? { signal: stop } : {})),
    signal,
    tally,
    mayGoOn() {
      if (signal?.aborted)
        throw new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause: signal.reason });
      if (!lease.held()) throw new LeaseLost();
    },
  };
}
