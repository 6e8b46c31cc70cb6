import { isAllowed } from '../../http/authenticate.ts';
import type { Caller } from '../../http/service.ts';
import type { Query } from './query.ts';

const bucketOf = (location: string) => location.replace(/^s3:\/\//, '').split('/')[0] ?? '';

/** Athena does for the caller what the caller may do: it looks at the bucket of the answers before anything runs. */
export function outputProblem(caller: Caller, location: string): string | null {
  if (isAllowed(caller, 's3:GetBucketLocation')) return null;
  return `Unable to verify/create output bucket ${bucketOf(location)}. Please check your permission`;
}

/** Why a query cannot read or write what it must, in Athena's words; null when it can. */
export function readProblem({ caller, database, outputLocation, id }: Query): string | null {
  if (!isAllowed(caller, 'glue:GetTable')) {
    const resource = `arn:aws:glue:${caller.region}:${caller.accountId}:database/${database}`;
    return `Insufficient permissions to execute the query. User: ${caller.arn} is not authorized to perform: glue:GetTable on resource: ${resource} because no identity-based policy allows the glue:GetTable action`;
  }
  if (!isAllowed(caller, 's3:GetObject')) {
    return `PERMISSION_DENIED: Permission denied on S3 path: s3://twin-exports/${database}/`;
  }
  if (!isAllowed(caller, 's3:PutObject')) {
    return `Access denied when writing output to url: ${outputLocation}${id}.csv . Please ensure you are allowed to access the S3 bucket.`;
  }
  return null;
}
