import type { AwsError } from '@smartcloudops/aws';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { RetryPolicy } from '../collect/backoff.ts';
import type { CollectProgress } from '../collect/collect.ts';
import type { Clock, Logger } from '../context.ts';
import type { ItemTrouble } from './item-trouble.ts';

/** What collecting items takes, for nothing or for money. */
export interface ItemOptions {
  readonly warehouse: Pick<Warehouse, 'items' | 'state' | 'journal'>;
  readonly clock: Clock;
  readonly logger?: Logger;
  readonly connection: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  /** How long a process that died keeps others waiting. Default 30 s. */
  readonly leaseMs?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** For tests: 0 to 1, and a pause that does not take its time. */
  readonly random?: () => number;
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface ItemCollectResult {
  readonly connection: string;
  readonly source: string;
  /**
   * `partial`: some parts could not be had, the others are up to date; `failed`: nothing could. `cap-reached`: the money, or the free
   * calls, of the month are used up; `busy`: somebody else is collecting. What was stored before stays.
   */
  readonly state: 'done' | 'partial' | 'cap-reached' | 'busy' | 'failed';
  /** Items that the source told of, and how many of them were new or other than before, and how many are no more. */
  readonly items: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  /** Calls that were answered or failed, free or paid. */
  readonly calls: number;
  /** US dollars that this collection spent, decimal text. */
  readonly spent: string;
  /** Parts that could not be had, one entry per kind and part. */
  readonly problems: readonly ItemTrouble[];
  /** One or a few sentences for people. */
  readonly message: string;
  /** Why nothing could be had. */
  readonly error: AwsError | null;
}
