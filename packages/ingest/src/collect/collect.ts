import { AwsError } from '@smartcloudops/aws';
import type { Source } from '@smartcloudops/aws';
import { formatDecimal, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Clock, Logger } from '../context.ts';
import { IngestError } from '../errors.ts';
import type { RetryPolicy } from './backoff.ts';
import { backfillWorker } from '../backfill/work-on-backfill.ts';
import type { BackfillWorker } from '../backfill/work-on-backfill.ts';
import { takeLease } from './lease.ts';
import { LeaseLost, openPurse } from './open-purse.ts';
import type { Purse } from './paid-page.ts';
import { isTooOld, makePlan, readPlan, requestKey, writePlan } from './plan.ts';
import type { Plan, PlanContext, PlanStep } from './plan.ts';
import { requestPages } from './request-pages.ts';
import { spentInMonth } from './spent.ts';
import { storeRequest } from './store-request.ts';

export interface CollectOptions {
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly source: Source;
  /** Id of the connection that the charges belong to. */
  readonly connection: string;
  /** US dollars that may be spent per calendar month (UTC), decimal text; null for no limit. `"0.00"` forbids every paid call. */
  readonly cap: string | null;
  /** Cost allocation tag keys to collect. Default none. */
  readonly tagKeys?: readonly string[];
  /** Days to collect on first contact. Default 395. */
  readonly historyDays?: number;
  /** US dollars that regular collecting comes to in a month, decimal text: a backfill leaves them alone. Default "0". */
  readonly regularPerMonth?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  readonly retry?: Partial<RetryPolicy>;
  /** How long a process that died keeps others waiting. Default 30 s. */
  readonly leaseMs?: number;
  /** For tests: 0 to 1, and a pause that does not take its time. */
  readonly random?: () => number;
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface CollectProgress {
  readonly connection: string;
  /** What is being done, for people: `service-account 2024-09-01 to 2024-10-05, page 2`. */
  readonly step: string;
  /** Requests stored and to store. */
  readonly done: number;
  readonly total: number;
}

export interface CollectResult {
  readonly connection: string;
  readonly source: string;
  /**
   * `cap-reached`: the money of the month is used up; `busy`: somebody else is collecting; `failed`: AWS did not let us.
   * What was stored before stays, and the next collection goes on from there.
   */
  readonly state: 'done' | 'cap-reached' | 'busy' | 'failed';
  /** Charges stored by this collection, over all breakdowns. */
  readonly rows: number;
  /** Calls answered to this collection. */
  readonly billedCalls: number;
  /** US dollars that this collection spent, decimal text; calls whose answer was lost count. */
  readonly spent: string;
  /** US dollars spent on this connection in this calendar month (UTC). */
  readonly spentThisMonth: string;
  /** One or two sentences for people. */
  readonly message: string;
  readonly error: AwsError | null;
}

/**
 * Brings the warehouse up to date with a source: plans the days that may have changed, buys page by page, and stores each
 * breakdown when all its pages are there. Every paid page is on disk before the next is asked for, so that a process killed
 * at any moment loses nothing and the next one pays for nothing twice.
 * @throws IngestError `INGEST_CANCELLED`; WarehouseError
 */
export async function collect(options: CollectOptions): Promise<CollectResult> {
  const { warehouse, source, connection, clock, logger } = options;
  const tally = { answered: 0, perhapsCharged: 0, repeated: 0 };
  let rows = 0;
  const result = async (
    state: CollectResult['state'],
    message: string,
    error: AwsError | null = null
  ): Promise<CollectResult> => ({
    connection,
    source: source.name,
    state,
    rows,
    billedCalls: tally.answered,
    spent: formatDecimal((parseDecimal(source.pricePerCall) ?? 0n) * BigInt(tally.answered + tally.perhapsCharged)),
    spentThisMonth: await spentInMonth(warehouse.journal, connection, clock.now()),
    message,
    error,
  });

  const lease = await takeLease(warehouse.state, `collect/${connection}/${source.name}`, options.leaseMs ?? 30_000);
  if (!lease)
    return result('busy', 'Another process is collecting for this connection; its result will show here as well.');
  try {
    const purse = openPurse(options, lease, tally);
    const context: PlanContext = { state: warehouse.state, connection, source };
    const backfill = backfillWorker(
      { state: warehouse.state, connection, source: source.name },
      { source, money: { cap: options.cap, regularPerMonth: options.regularPerMonth ?? '0' }, now: () => clock.now() }
    );
    const next = (last?: Plan) => planFor(context, options, backfill, last);
    for (let plan = await next(); plan; plan = await next(plan)) {
      const total = plan.steps.length;
      for (let left = plan.steps; left.length > 0;) {
        const [step, ...rest] = left;
        if (!step) break;
        const drop = async (): Promise<void> => writePlan(context, { ...plan, steps: (left = rest) });
        if (step.backfill && !(await backfill.wants(step))) {
          await drop();
          continue;
        }
        const request = source.request(step.cut, step.window);
        const key = requestKey(connection, source, request);
        const onPage = (page: number): void =>
          options.onProgress?.({
            connection,
            step: `${describe(step)}, page ${page + 1}`,
            done: total - left.length,
            total,
          });
        const began = clock.now();
        const pagesOf = (from: Purse) => requestPages(from, source, request, key, onPage);
        const bought = await (step.backfill ? backfill.buy(step, purse, pagesOf) : pagesOf(purse));
        if (bought.kind === 'cap-reached' && !step.backfill)
          return result('cap-reached', capMessage(options, bought.spent, left.length));
        if (bought.kind !== 'complete') {
          await drop();
          continue;
        }
        const stored = await storeRequest({ warehouse, clock, connection, source }, step, request, key);
        rows += stored.rows;
        if (step.backfill) await backfill.stored(step, stored.pages, Math.max(0, clock.now() - began));
        await drop();
        await warehouse.journal.forget(key);
        options.onProgress?.({ connection, step: describe(step), done: total - rest.length, total });
      }
    }
    const done = await result('done', `Up to date: ${rows} charges in ${tally.answered} paid calls.${backfill.tell()}`);
    logger?.info({ connection, source: source.name, rows, calls: tally.answered, spent: done.spent }, 'Collected');
    return done;
  } catch (error) {
    if (error instanceof LeaseLost) return result('busy', 'Another process took over collecting for this connection.');
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'AWS_CANCELLED')
      throw new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause: error });
    logger?.warn({ connection, source: source.name, code: error.code }, 'Collecting failed');
    return result('failed', error.message, error);
  } finally {
    await lease.release();
  }
}

/**
 * The plan to work on: first what an earlier process left, then a new one, unless what was left is as fresh as AWS's own data and
 * nobody wants more history.
 * @param last the plan that was worked on before, if any
 * @returns null when there is nothing to do any more
 */
async function planFor(
  context: PlanContext,
  options: CollectOptions,
  backfill: BackfillWorker,
  last?: Plan
): Promise<Plan | null> {
  const now = options.clock.now();
  const { connection, source } = context;
  const left = await readPlan(context);
  if (left && !isTooOld(left, now)) return left;
  const wish = await backfill.wish();
  if (last && !wish && now - last.madeAt < source.freshness.updatedEveryHours * HOUR_MS) return null;
  const { historyDays = 395, tagKeys = [] } = options;
  const wanted = wish && { from: wish.from, months: await backfill.wantsMonths(wish) };
  const plan = await makePlan(context, { now, historyDays, tagKeys, backfill: wanted });
  if (wish && !plan.steps.some((step) => step.backfill)) {
    await backfill.end();
    if (plan.steps.length === 0) return null;
  }
  const keyOf = ({ cut, window }: PlanStep) => requestKey(connection, source, source.request(cut, window));
  // History does not change, so its pages are gone on with; others that nobody is waiting for are of another state of the bill.
  const kept = new Set(plan.steps.filter((step) => step.backfill).map(keyOf));
  for (const step of [...(left?.steps ?? []), ...plan.steps]) {
    const key = keyOf(step);
    if (!step.backfill && !kept.has(key)) await options.warehouse.journal.forget(key);
  }
  await writePlan(context, plan);
  return plan;
}

function capMessage({ source, cap, connection }: CollectOptions, spent: string, left: number): string {
  return (
    `The monthly API budget of connection ${connection} is $${cap}, of which $${spent} is spent, and a call to ${source.title} ` +
    `costs $${source.pricePerCall}: ${left} ${left === 1 ? 'request waits' : 'requests wait'}. What was collected before stays. Raise the budget, or wait for the next month.`
  );
}

function describe({ cut, window }: PlanStep): string {
  return `${cut} ${new Date(window.from).toISOString().slice(0, 10)} to ${new Date(window.to).toISOString().slice(0, 10)}`;
}
