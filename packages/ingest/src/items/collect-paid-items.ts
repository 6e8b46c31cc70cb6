import { AwsError } from '@smartcloudops/aws';
import type { ItemRequest, PaidItemSource } from '@smartcloudops/aws';
import { formatDecimal, HOUR_MS, parseDecimal } from '@smartcloudops/focus';

import { isWorthRepeating } from '../collect/backoff.ts';
import { takeLease } from '../collect/lease.ts';
import { LeaseLost, openPurse } from '../collect/open-purse.ts';
import { requestKey } from '../collect/plan.ts';
import { requestPages } from '../collect/request-pages.ts';
import { IngestError } from '../errors.ts';
import type { ItemCollectResult, ItemOptions } from './item-collection.ts';
import { tellTroubles, troubleOf } from './item-trouble.ts';
import type { ItemTrouble } from './item-trouble.ts';
import { areTooOld, readRequests, writeRequests } from './request-plan.ts';
import type { RequestPlan } from './request-plan.ts';
import { storeBatch, tellCount } from './store-batch.ts';

export interface PaidItemOptions extends ItemOptions {
  readonly source: PaidItemSource;
  /** US dollars that may be spent per calendar month (UTC), decimal text; null for no limit. `"0.00"` forbids every paid call. */
  readonly cap: string | null;
}

/** Of a failed request all others would fail too, so they are not tried, because each try may cost. */
const HOPELESS: ReadonlySet<string> = new Set([
  ...['AWS_KEY_UNKNOWN', 'AWS_SECRET_WRONG', 'AWS_TOKEN_EXPIRED', 'AWS_CREDENTIALS_MISSING', 'AWS_ROLE_REFUSED'],
  ...['AWS_CLOCK_SKEWED', 'AWS_COST_EXPLORER_OFF', 'AWS_UNREACHABLE', 'AWS_CANCELLED'],
]);

/**
 * Brings the warehouse up to date with a source of items that costs money: page by page within the budget, each page booked before
 * the call and on disk before the next. A process killed at any moment pays for nothing twice; a request that fails leaves the
 * others alone and is asked on with the next collection.
 * @throws IngestError `INGEST_CANCELLED`; WarehouseError
 */
export async function collectPaidItems(options: PaidItemOptions): Promise<ItemCollectResult> {
  const { warehouse, source, connection, clock, logger, cap } = options;
  const { journal, state: memory } = warehouse;
  const { facts } = source;
  const tally = { answered: 0, perhapsCharged: 0, repeated: 0 };
  const count = { items: 0, added: 0, changed: 0, gone: 0 };
  const problems: ItemTrouble[] = [];
  const result = (
    state: ItemCollectResult['state'],
    message: string,
    error: AwsError | null = null
  ): ItemCollectResult => ({
    ...{ connection, source: facts.name, state, ...count, calls: tally.answered, problems, message, error },
    spent: formatDecimal((parseDecimal(source.pricePerCall) ?? 0n) * BigInt(tally.answered + tally.perhapsCharged)),
  });

  const lease = await takeLease(memory, `collect/${connection}/${facts.name}`, options.leaseMs ?? 30_000);
  if (!lease) return result('busy', 'Another process is collecting this; its result will show here as well.');
  const purse = openPurse(options, lease, tally);
  const keyOf = (request: ItemRequest) => requestKey(connection, source, request);
  let firstError: AwsError | null = null;

  /** @returns whether the pages are all there and what they say is stored */
  async function answered(request: ItemRequest): Promise<'stored' | { readonly spent: string }> {
    const key = keyOf(request);
    const bought = await requestPages(purse, source, request, key, (page) =>
      options.onProgress?.({ connection, step: `${request.title}, page ${page + 1}`, done: 0, total: 0 })
    ).catch((error: unknown) => {
      if (error instanceof AwsError && error.code === request.noneWhen) return { kind: 'complete' } as const;
      throw error;
    });
    if (bought.kind === 'cap-reached') return bought;
    const bodies = (await journal.pages(key)).map(({ body }) => body);
    try {
      for (const batch of source.toItems(request, bodies))
        await storeBatch(warehouse, { connection, source: facts.name }, batch, clock.now(), count);
    } catch (error) {
      // What cannot be read now cannot be read later either.
      if (error instanceof AwsError) await journal.forget(key);
      throw error;
    }
    return 'stored';
  }

  /** The plan to work on: what an earlier process left, or a new one; null when what was left is as fresh as the source. */
  async function planFor(last: RequestPlan | null): Promise<RequestPlan | null> {
    const now = clock.now();
    const left = last ? null : await readRequests(memory, connection, facts.name);
    if (left && !areTooOld(left, now)) return left;
    if (last && now - last.madeAt < facts.freshness.updatedEveryHours * HOUR_MS) return null;
    const plan = { madeAt: now, requests: source.requests(now) };
    // Pages that nobody is waiting for any more are of another state.
    for (const request of [...(left?.requests ?? []), ...plan.requests]) await journal.forget(keyOf(request));
    await writeRequests(memory, connection, facts.name, plan);
    return plan;
  }

  const operationOf = (request: ItemRequest) => source.operationOf?.(request, null) ?? source.operation;
  const denied = new Map<string, AwsError>();

  try {
    for (let plan = await planFor(null); plan; plan = firstError ? null : await planFor(plan)) {
      let left = plan.requests;
      for (const [index, request] of plan.requests.entries()) {
        try {
          const known = denied.get(operationOf(request));
          if (known) throw known;
          const outcome = await answered(request);
          if (outcome !== 'stored') return result('cap-reached', capMessage(options, outcome.spent, left.length));
        } catch (error) {
          if (!(error instanceof AwsError) || error.code === 'AWS_CANCELLED') throw error;
          firstError ??= error;
          if (error.code === 'AWS_ACCESS_DENIED') denied.set(operationOf(request), error);
          const lost = HOPELESS.has(error.code) ? plan.requests.slice(index) : [request];
          problems.push(...lost.map(({ title }) => troubleOf(title, null, error)));
          if (HOPELESS.has(error.code)) break;
          if (isWorthRepeating(error.code)) continue;
        }
        // Stored, or refused for good: either way nobody asks on with its pages.
        left = left.filter((other) => other !== request);
        await writeRequests(memory, connection, facts.name, { ...plan, requests: left });
        await journal.forget(keyOf(request));
        const done = plan.requests.length - left.length;
        options.onProgress?.({ connection, step: request.title, done, total: plan.requests.length });
      }
    }
    const trouble = tellTroubles(problems);
    if (firstError && count.items === 0) return result('failed', trouble.trim(), firstError);
    const what = `Up to date: ${tellCount(count)} in ${tally.answered} paid calls.`;
    return result(firstError ? 'partial' : 'done', `${what}${trouble}`);
  } catch (error) {
    if (error instanceof LeaseLost) return result('busy', 'Another process took over collecting this.');
    if (error instanceof IngestError) throw error;
    if (options.signal?.aborted || (error instanceof AwsError && error.code === 'AWS_CANCELLED'))
      throw new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause: error });
    throw error;
  } finally {
    if (problems.length > 0)
      logger?.warn({ connection, source: facts.name, problems: problems.length, cap }, 'Some parts were not collected');
    await lease.release();
  }
}

function capMessage({ source, cap, connection }: PaidItemOptions, spent: string, left: number): string {
  return (
    `The monthly API budget of connection ${connection} is $${cap}, of which $${spent} is spent, and a call for ${source.facts.title} ` +
    `costs $${source.pricePerCall}: ${left} ${left === 1 ? 'request waits' : 'requests wait'}. What was collected before stays. Raise the budget, or wait for the next month.`
  );
}
