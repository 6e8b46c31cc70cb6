import { AwsError } from '../errors.ts';

/** Where the services that Athena calls say no without naming a permission. */
const DENIED: readonly (readonly [RegExp, string])[] = [
  [/access denied when writing|denied.*\boutput\b/i, 's3:PutObject'],
  [/unable to verify\/create output bucket/i, 's3:GetBucketLocation'],
  [/permission denied on s3 path|access denied.*amazon s3|amazon s3.*access ?denied/i, 's3:GetObject'],
];

const NOT_FOUND =
  /table_not_found|schema_not_found|entitynotfound|entity not found|(table|schema|database) .*(does not exist|not found)/i;

/**
 * Reads Athena's words for why a query failed or a call was refused: a permission that is missing (also of the services that
 * Athena calls for us), no place for the answer, a limit, a table that is not there. Null when they say nothing special.
 * Source: Athena user guide, "Troubleshoot issues in Athena"; error catalog.
 */
export function queryFault(said: string): AwsError | null {
  const named = /not authorized to perform:? ?([a-z0-9-]+:[A-Za-z]+)/.exec(said)?.[1];
  const action = named ?? DENIED.find(([pattern]) => pattern.test(said))?.[1];
  if (action !== undefined) {
    const what = `Athena may not do for us what the query takes: ${said}. The permission ${action} is missing.`;
    return new AwsError('AWS_ACCESS_DENIED', what, { action });
  }
  if (/no output location provided|output location is required/i.test(said)) {
    return new AwsError('AWS_QUERY_OUTPUT_MISSING', `Athena did not start the query: ${said}.`);
  }
  if (/bytes scanned limit was exceeded/i.test(said)) {
    return new AwsError('AWS_QUERY_TOO_LARGE', `The workgroup's limit per query ended the query: ${said}.`);
  }
  if (NOT_FOUND.test(said)) return new AwsError('AWS_TABLE_NOT_FOUND', `Athena did not find a table: ${said}.`);
  return null;
}

/** What a call of Athena failed of, as exactly as its words tell. */
export function refineFault(thrown: unknown): unknown {
  const isRefusal =
    thrown instanceof AwsError && (thrown.code === 'AWS_REQUEST_REFUSED' || thrown.code === 'AWS_ACCESS_DENIED');
  if (!isRefusal || !(thrown.cause instanceof Error)) return thrown;
  const fault = queryFault(thrown.cause.message);
  if (!fault || (fault.code === thrown.code && fault.action === thrown.action)) return thrown;
  fault.cause = thrown.cause;
  return fault;
}
