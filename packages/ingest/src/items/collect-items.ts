import { setTimeout as wait } from 'node:timers/promises';

import { AwsError } from '@smartcloudops/aws';
import type { ItemBatch, ItemProblem, ItemSource } from '@smartcloudops/aws';
import { DAY_MS } from '@smartcloudops/focus';

import { backoffMs, DEFAULT_RETRY, isWorthRepeating } from '../collect/backoff.ts';
import { takeLease } from '../collect/lease.ts';
import { LeaseLost } from '../collect/open-purse.ts';
import { IngestError } from '../errors.ts';
import { AllowanceReached, callAllowance } from '../metrics/call-allowance.ts';
import { eventsSince, markEvents } from './events-since.ts';
import { forgetUnused } from './forget-unused.ts';
import { freeCalls } from './free-calls.ts';
import type { ItemCollectResult, ItemOptions } from './item-collection.ts';
import { tellTroubles, troubleOf } from './item-trouble.ts';
import { storeBatch, tellCount } from './store-batch.ts';

export interface ItemCollectOptions extends ItemOptions {
  readonly source: ItemSource;
  /** Days back that events are asked for at first. Default 90. */
  readonly historyDays?: number;
  /** Default {@link freeCalls}. */
  readonly callsPerMonth?: number;
}

/** Passes over the source, the first included; the later ones are for what failed for a reason that may pass. */
const PASSES = 3;
const RETRY = { ...DEFAULT_RETRY, tries: PASSES, firstDelayMs: 2000 };

const partName = ({ kind, scope }: Pick<ItemBatch, 'kind' | 'scope'>): string => JSON.stringify([kind, scope]);

/**
 * Brings the warehouse up to date with a source of items that costs nothing. Each part is stored as it comes, wholly; a part that
 * cannot be had is told and leaves the others alone. Every call is counted on disk before it is made.
 * @throws IngestError `INGEST_CANCELLED`; WarehouseError
 */
export async function collectItems(options: ItemCollectOptions): Promise<ItemCollectResult> {
  const { warehouse, clock, logger, source, connection, signal } = options;
  const { facts } = source;
  const { historyDays = 90, callsPerMonth = freeCalls(facts) } = options;
  const { random = Math.random, pause = (ms, stop) => wait(ms, undefined, stop ? { signal: stop } : {}) } = options;
  const retry = { ...RETRY, ...options.retry };
  const count = { items: 0, added: 0, changed: 0, gone: 0 };
  const stored = new Set<string>();
  let problems: readonly ItemProblem[] = [];
  const allowance = callAllowance(warehouse.state, { connection, source: facts.name, perMonth: callsPerMonth }, () =>
    clock.now()
  );
  const result = (
    state: ItemCollectResult['state'],
    message: string,
    error: AwsError | null = null
  ): ItemCollectResult => ({
    ...{ connection, source: facts.name, state, ...count, calls: allowance.taken, spent: '0', message, error },
    problems: problems.map(({ kind, scope, problem }) => troubleOf(kind, scope, problem)),
  });

  const lease = await takeLease(warehouse.state, `collect/${connection}/${facts.name}`, options.leaseMs ?? 30_000);
  if (!lease) return result('busy', 'Another process is collecting this; its result will show here as well.');
  const cancelled = (cause: unknown) => new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause });
  // What ends a collection ends it, whatever the source does with what is thrown through it.
  let end: unknown = null;
  const mayGoOn = async (): Promise<void> => {
    if (signal?.aborted) throw cancelled(signal.reason);
    if (!lease.held()) throw new LeaseLost();
    await allowance.take();
  };
  const beforeCall = async (): Promise<void> => {
    if (end === null) await mayGoOn().catch((thrown: unknown) => (end = thrown));
    if (end !== null) throw end;
  };

  async function pass(since: number, now: number): Promise<readonly ItemProblem[]> {
    const failed: ItemProblem[] = [];
    for await (const part of source.collect({ now, since, beforeCall, ...(signal ? { signal } : {}) })) {
      if (end !== null) throw end;
      if ('problem' in part) failed.push(part);
      else if (!stored.has(partName(part)) || part.scope === null) {
        await storeBatch(warehouse, { connection, source: facts.name }, part, clock.now(), count);
        stored.add(partName(part));
      }
      const step = part.scope ? `${part.kind} of ${part.scope}` : part.kind;
      options.onProgress?.({ connection, step, done: stored.size, total: stored.size + failed.length });
    }
    if (end !== null) throw end;
    return failed;
  }

  try {
    const now = clock.now();
    const since = await eventsSince(warehouse.state, connection, facts, now - historyDays * DAY_MS);
    for (let tries = 1; ; tries++) {
      problems = await pass(since, now);
      if (tries >= retry.tries || !problems.some(({ problem }) => isWorthRepeating(problem.code))) break;
      await pause(backoffMs(tries, retry, random()), signal);
    }
    await forgetUnused(warehouse, { connection, source: facts.name }, problems, now);
    const trouble = tellTroubles(problems.map(({ kind, scope, problem }) => troubleOf(kind, scope, problem)));
    // What the account does not use has no events, and nobody needs to be warned of it.
    const failed = problems.filter(({ problem }) => problem.code !== 'AWS_SERVICE_NOT_ENABLED');
    if (failed.length === 0) await markEvents(warehouse.state, connection, facts.name, now);
    else logger?.warn({ connection, source: facts.name, problems: failed.length }, 'Some parts were not collected');
    if (stored.size === 0 && problems.length > 0) return result('failed', trouble.trim(), problems[0]?.problem ?? null);
    const what = `Up to date: ${tellCount(count)} in ${allowance.taken} free calls.`;
    return result(problems.length > 0 ? 'partial' : 'done', `${what}${trouble}`);
  } catch (error) {
    if (error instanceof LeaseLost) return result('busy', 'Another process took over collecting this.');
    if (error instanceof AllowanceReached) {
      return result(
        'cap-reached',
        `The ${callsPerMonth} free calls a month that connection ${connection} may make for ${facts.title} are used up. What was collected before stays; it goes on with the next month.`
      );
    }
    if (signal?.aborted && !(error instanceof IngestError)) throw cancelled(error);
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'AWS_CANCELLED') throw cancelled(error);
    logger?.warn({ connection, source: facts.name, code: error.code }, 'Collecting failed');
    return result('failed', error.message, error);
  } finally {
    await allowance.close();
    await lease.release();
  }
}
