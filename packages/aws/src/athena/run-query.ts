import { randomUUID } from 'node:crypto';

import type { QueryExecution } from '@aws-sdk/client-athena';

import { AwsError } from '../errors.ts';
import { awaitQuery, isOver, stopQuery } from './await-query.ts';
import type { AthenaClient } from './client.ts';
import { AthenaQueryError } from './query-error.ts';
import { queryFault } from './query-fault.ts';
import { readResults } from './read-results.ts';
import type { QueryRows } from './read-results.ts';
import type { AthenaPlace } from './settings.ts';

export interface QueryAnswer extends QueryRows {
  /** What is charged: at least 1 for every query that ran, 0 when Athena gave an answer that it still had. */
  readonly bytesScanned: number;
}

export interface QueryLimits {
  readonly signal?: AbortSignal;
  /** The query is stopped once it is seen to have scanned more. */
  readonly maxBytes: number;
}

/** Runs a statement to its end and reads its whole answer. @throws AthenaQueryError */
export async function runQuery(
  client: AthenaClient,
  place: AthenaPlace,
  sql: string,
  { signal, maxBytes }: QueryLimits
): Promise<QueryAnswer> {
  if (signal?.aborted) throw new AthenaQueryError(cancelled(), 0);
  // Not cut short: the id of a query that started is what stops it.
  const id = await client.startQuery(startOf(place, sql)).catch((error: unknown) => {
    throw asQueryError(error, error instanceof AwsError && error.charged === 'no' ? 0 : null);
  });
  let seen: QueryExecution;
  try {
    const stop = (now: QueryExecution) => scanned(now) > maxBytes;
    seen = await awaitQuery(client, id, { stop, ...(signal ? { signal } : {}) });
    if (!isOver(seen)) throw tooLarge(maxBytes);
  } catch (error) {
    const end = await stopQuery(client, id);
    throw asQueryError(signal?.aborted ? cancelled() : error, end && billedBytes(end));
  }
  const bytesScanned = billedBytes(seen);
  if (seen.Status?.State !== 'SUCCEEDED') throw new AthenaQueryError(endedBadly(seen), bytesScanned);
  try {
    return { ...(await readResults(client, id, seen, signal)), bytesScanned };
  } catch (error) {
    throw asQueryError(error, bytesScanned);
  }
}

function startOf({ catalog, database, workGroup, outputLocation, reuseMinutes }: AthenaPlace, sql: string) {
  const ResultReuseByAgeConfiguration = { Enabled: true, MaxAgeInMinutes: reuseMinutes };
  return {
    QueryString: sql,
    ClientRequestToken: randomUUID(),
    QueryExecutionContext: { Catalog: catalog, Database: database },
    WorkGroup: workGroup,
    ...(outputLocation === null ? {} : { ResultConfiguration: { OutputLocation: outputLocation } }),
    ...(reuseMinutes === 0 ? {} : { ResultReuseConfiguration: { ResultReuseByAgeConfiguration } }),
  };
}

const scanned = ({ Statistics }: QueryExecution) => Statistics?.DataScannedInBytes ?? 0;

/** Failures, statements that define or show tables, and answers that Athena still had cost nothing. */
function billedBytes(seen: QueryExecution): number {
  const isFree =
    seen.Status?.State === 'FAILED' ||
    seen.StatementType === 'DDL' ||
    seen.StatementType === 'UTILITY' ||
    seen.Statistics?.ResultReuseInformation?.ReusedPreviousResult === true;
  return isFree ? 0 : Math.max(1, scanned(seen));
}

function asQueryError(error: unknown, bytesScanned: number | null): unknown {
  return error instanceof AwsError ? new AthenaQueryError(error, bytesScanned) : error;
}

const cancelled = () => new AwsError('AWS_CANCELLED', 'The query was cancelled.');

function tooLarge(maxBytes: number): AwsError {
  const most = maxBytes.toLocaleString('en-US');
  return new AwsError(
    'AWS_QUERY_TOO_LARGE',
    `The query was stopped because it scanned more than the ${most} bytes it may.`
  );
}

function endedBadly({ Status }: QueryExecution): AwsError {
  const told = Status?.StateChangeReason ?? Status?.AthenaError?.ErrorMessage ?? 'no reason is given';
  const reason = told.trim().replace(/\.$/, '');
  const fault = queryFault(reason);
  if (fault) return fault;
  const what =
    Status?.State === 'CANCELLED' ? 'The query was cancelled in Athena, not by us' : 'Athena could not run the query';
  return new AwsError('AWS_QUERY_FAILED', `${what}: ${reason}.`);
}
