import { DAY_MS, SourceFault } from '@smartcloudops/focus';
import type { MetricDelivery } from '@smartcloudops/warehouse';

import { takeLease } from '../collect/lease.ts';
import { IngestError } from '../errors.ts';
import { AllowanceReached, callAllowance } from './call-allowance.ts';
import { DEFAULT_CALLER, fetchTarget, patiently } from './fetch-target.ts';
import type { Caller } from './fetch-target.ts';
import { inParallel } from './in-parallel.ts';
import { METRIC_CALLS_PER_MONTH, METRIC_TARGETS } from './metric-collection.ts';
import type { MetricCollectOptions, MetricCollectResult } from './metric-collection.ts';
import { readBook, renewBook, tellMissing, writeBook } from './target-book.ts';
import type { BookedTarget } from './target-book.ts';

/** How often to look for new things to measure. */
const LIST_EVERY_MS = DAY_MS;
/** Targets between two commits. */
const BATCH = 24;

class LeaseLost extends Error {}

/**
 * Brings the warehouse up to date with the whole steps that a source has measured. Every call is counted before it is made and every
 * batch is stored with how far it goes, so a process killed at any moment neither forgets a call nor leaves a gap.
 * @throws IngestError `INGEST_CANCELLED`; WarehouseError
 */
export async function collectMetrics(options: MetricCollectOptions): Promise<MetricCollectResult> {
  const { warehouse, clock, logger, source, connection, signal, historyDays = 60 } = options;
  const { targetLimit = METRIC_TARGETS, callsPerMonth = METRIC_CALLS_PER_MONTH } = options;
  const { state, metrics } = warehouse;
  const names = [connection, source.name] as const;
  const now = clock.now();
  let values = 0;
  let book = await readBook(state, ...names);
  const allowance = callAllowance(state, { connection, source: source.name, perMonth: callsPerMonth }, () =>
    clock.now()
  );
  const result = async (
    outcome: MetricCollectResult['state'],
    message: string,
    error: SourceFault | null = null
  ): Promise<MetricCollectResult> => ({
    connection,
    source: source.name,
    state: outcome,
    targets: book?.targets.length ?? 0,
    values,
    calls: allowance.taken,
    callsThisMonth: await allowance.inMonth(),
    refused: book?.refused ?? [],
    message,
    error,
  });

  const lease = await takeLease(state, `collect/${connection}/${source.name}`, options.leaseMs ?? 30_000);
  if (!lease)
    return result('busy', 'Another process is collecting metrics for this connection; they will show here as well.');
  const cancelled = (cause: unknown) => new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause });
  const caller: Caller = {
    ...DEFAULT_CALLER,
    ...(options.retry ? { retry: options.retry } : {}),
    ...(options.random ? { random: options.random } : {}),
    ...(options.pause ? { pause: options.pause } : {}),
    connection,
    source,
    signal,
    async beforeCall() {
      if (signal?.aborted) throw cancelled(signal.reason);
      if (!lease.held()) throw new LeaseLost();
      await allowance.take();
    },
  };
  try {
    const { lookedFor } = source;
    if (book === null || Math.abs(now - book.listedAt) >= LIST_EVERY_MS || book.lookedFor !== lookedFor) {
      let refused: string[] = [];
      const listed = await patiently(caller, () => {
        refused = [];
        return source.discover(caller.beforeCall, signal, ({ message }) => void refused.push(message));
      });
      book = renewBook(book, listed, targetLimit, now, { refused, ...(lookedFor === undefined ? {} : { lookedFor }) });
      await writeBook(state, ...names, book);
    }
    const end = Math.floor(now / source.stepMs) * source.stepMs;
    // What is collected up to a moment that lies ahead was collected by a clock that was wrong.
    const targets = book.targets.map((one) => (one.to !== null && one.to > end ? { ...one, to: null } : one));
    const due = targets.flatMap(({ to }, index) => (to === null || to < end ? [index] : []));
    for (let done = 0; done < due.length; done += BATCH) {
      const step = `${done} of ${due.length} metrics`;
      options.onProgress?.({ connection, step, done, total: due.length });
      const batch = due.slice(done, done + BATCH);
      const fetched = await inParallel(batch, (index) =>
        fetchTarget(caller, targets[index] as BookedTarget, { end, historyDays })
      );
      const deliveries = fetched.flat();
      await metrics.write(deliveries, clock.now());
      values += deliveries.reduce((sum, delivery) => sum + knownValues(delivery), 0);
      for (const index of batch) targets[index] = { ...(targets[index] as BookedTarget), to: end };
      book = { ...book, targets };
      await writeBook(state, ...names, book);
    }
    options.onProgress?.({ connection, step: 'metrics', done: due.length, total: due.length });
    const done = await result(
      'done',
      `Up to date: ${values} values of ${targets.length} metrics in ${allowance.taken} free calls.${tellMissing(book, targetLimit)}`
    );
    logger?.info({ connection, source: source.name, values, calls: done.calls }, 'Collected metrics');
    return done;
  } catch (error) {
    if (error instanceof LeaseLost)
      return result('busy', 'Another process took over collecting metrics for this connection.');
    if (error instanceof AllowanceReached) {
      return result(
        'cap-reached',
        `The ${callsPerMonth} calls a month that connection ${connection} may take of the ${source.freeCallsPerMonth} free calls to ${source.title} are used up. What was collected before stays; it goes on with the next month.`
      );
    }
    if (signal?.aborted && !(error instanceof IngestError)) throw cancelled(error);
    if (!(error instanceof SourceFault)) throw error;
    if (error.code === 'AWS_CANCELLED') throw cancelled(error);
    logger?.warn({ connection, source: source.name, code: error.code }, 'Collecting metrics failed');
    return result('failed', error.message, error);
  } finally {
    await allowance.close();
    await lease.release();
  }
}

const knownValues = ({ values }: MetricDelivery): number =>
  Array.from(values).reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
