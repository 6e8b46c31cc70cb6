import { setTimeout as sleep } from 'node:timers/promises';

import type { QueryExecution } from '@aws-sdk/client-athena';

import { AwsError } from '../errors.ts';
import type { AthenaClient } from './client.ts';

/** Queries take a second at least as a rule; later it is enough to look now and then. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 3000;
const GROWTH = 1.5;
/** Looks in a row that may come to nothing before we give up on a query that runs. */
const MOST_MISSES = 5;

const PASSING = new Set(['AWS_THROTTLED', 'AWS_UNAVAILABLE', 'AWS_UNREACHABLE']);

/** Whether a query has come to its end, good or bad. */
export const isOver = ({ Status }: QueryExecution) => Status?.State !== 'QUEUED' && Status?.State !== 'RUNNING';

/**
 * Looks at a query until it is over, or until `stop` says of what is seen that it is enough.
 * @throws AwsError `AWS_CANCELLED` when the signal ends; what Athena answers when it cannot be looked at
 */
export async function awaitQuery(
  client: AthenaClient,
  id: string,
  options: { readonly signal?: AbortSignal; readonly stop?: (seen: QueryExecution) => boolean }
): Promise<QueryExecution> {
  const { signal, stop } = options;
  let misses = 0;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * GROWTH, LONGEST_WAIT_MS)) {
    try {
      const seen = await client.readQuery(id, signal);
      misses = 0;
      if (isOver(seen) || stop?.(seen)) return seen;
    } catch (error) {
      if (!(error instanceof AwsError) || !PASSING.has(error.code) || ++misses > MOST_MISSES) throw error;
    }
    await sleep(wait, undefined, signal ? { signal } : {}).catch(() => {
      throw new AwsError('AWS_CANCELLED', 'The query was cancelled.');
    });
  }
}

/** Longest that the end of a stopped query is waited for. */
const STOPPING_MS = 20_000;

/** Stops a query and tells how it ended; null when that cannot be learned, so that what it costs is not known. */
export async function stopQuery(client: AthenaClient, id: string): Promise<QueryExecution | null> {
  try {
    await client.stopQuery(id);
    const seen = await awaitQuery(client, id, { signal: AbortSignal.timeout(STOPPING_MS) });
    return isOver(seen) ? seen : null;
  } catch {
    return null;
  }
}
