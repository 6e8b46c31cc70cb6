import { setTimeout as wait } from 'node:timers/promises';

import type { MetricSource } from '@smartcloudops/aws';
import { DAY_MS, SourceFault } from '@smartcloudops/focus';
import type { MetricDelivery } from '@smartcloudops/warehouse';

import { backoffMs, DEFAULT_RETRY, isWorthRepeating } from '../collect/backoff.ts';
import type { RetryPolicy } from '../collect/backoff.ts';
import type { BookedTarget } from './target-book.ts';
import { toDeliveries } from './to-deliveries.ts';

/** How calls are made: counted beforehand, and repeated when that may help. */
export interface Caller {
  readonly connection: string;
  readonly source: MetricSource;
  /** Awaited before every call; throws when the collection has to end. */
  readonly beforeCall: () => Promise<void>;
  readonly retry: RetryPolicy;
  readonly random: () => number;
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

export const DEFAULT_CALLER = {
  retry: { ...DEFAULT_RETRY, tries: 5 },
  random: Math.random,
  pause: (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal ? { signal } : {}),
} as const;

/** Does `work`, again after a while when what it throws may pass. @throws SourceFault */
export async function patiently<Output>(
  { retry, random, pause, signal }: Caller,
  work: () => Promise<Output>
): Promise<Output> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (
        !(error instanceof SourceFault) ||
        !isWorthRepeating(error.code) ||
        failures >= retry.tries ||
        signal?.aborted
      )
        throw error;
      await pause(backoffMs(failures, retry, random()), signal);
    }
  }
}

/** What is missing of a target up to `end`, and the steps before that may have changed. */
export async function fetchTarget(
  caller: Caller,
  { target, to }: BookedTarget,
  { end, historyDays }: { readonly end: number; readonly historyDays: number }
): Promise<readonly MetricDelivery[]> {
  const { source, connection, beforeCall, signal } = caller;
  const { stepMs, settlesAfterSteps, stepsPerCall } = source;
  const earliest = end - Math.floor((historyDays * DAY_MS) / stepMs) * stepMs;
  const deliveries: MetricDelivery[] = [];
  let from = to === null ? earliest : Math.max(earliest, to - settlesAfterSteps * stepMs);
  while (from < end) {
    const until = Math.min(end, from + stepsPerCall * stepMs);
    const points = await patiently(caller, async () => {
      if (source.sharesCalls) return source.fetch(target, from, until, signal, beforeCall);
      await beforeCall();
      return source.fetch(target, from, until, signal);
    });
    deliveries.push(...toDeliveries(connection, source, target, points));
    from = until;
  }
  return deliveries;
}
