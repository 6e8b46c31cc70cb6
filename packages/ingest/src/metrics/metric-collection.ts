import type { MetricSource } from '@smartcloudops/aws';
import type { SourceFault } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { RetryPolicy } from '../collect/backoff.ts';
import type { CollectProgress } from '../collect/collect.ts';
import type { Clock, Logger } from '../context.ts';

/**
 * Calls a month that a connection may take of those the provider gives away, and metrics that it may collect: once an hour all of
 * them are 223,200 calls in the longest month, so that the allowance is a second fence and not the first.
 */
export const METRIC_CALLS_PER_MONTH = 250_000;
export const METRIC_TARGETS = 300;

export interface MetricCollectOptions {
  readonly warehouse: Pick<Warehouse, 'metrics' | 'state'>;
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly source: MetricSource;
  readonly connection: string;
  /** Days to collect of a metric on first contact. Default 60. */
  readonly historyDays?: number;
  /** Calls for metrics at most. Default {@link METRIC_TARGETS}. */
  readonly targetLimit?: number;
  /** Default {@link METRIC_CALLS_PER_MONTH}. */
  readonly callsPerMonth?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  /** How long a process that died keeps others waiting. Default 30 s. */
  readonly leaseMs?: number;
  readonly retry?: RetryPolicy;
  /** For tests: 0 to 1, and a pause that does not take its time. */
  readonly random?: () => number;
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface MetricCollectResult {
  readonly connection: string;
  readonly source: string;
  /** As of a collection of charges; `cap-reached`: the calls of the month are used up. */
  readonly state: 'done' | 'cap-reached' | 'busy' | 'failed';
  /** Metrics that are collected. */
  readonly targets: number;
  /** Values stored by this collection. */
  readonly values: number;
  /** Calls of this collection, and of this calendar month (UTC). */
  readonly calls: number;
  readonly callsThisMonth: number;
  /** What the source refused to list, as sentences for people. */
  readonly refused: readonly string[];
  /** One or two sentences for people. */
  readonly message: string;
  readonly error: SourceFault | null;
}
