import type { AccessFacts } from '../access-facts.ts';
import type { Permission } from '../source-facts.ts';

/** Where Athena is let in. What is absent is left open, or for a bucket, to whoever reads the policy. */
export interface AthenaScope {
  readonly region?: string;
  readonly accountId?: string;
  readonly workGroup?: string;
  readonly database?: string;
  /** Bucket that the table's files lie in. */
  readonly dataBucket?: string;
  /** Bucket that Athena writes answers to. */
  readonly answersBucket?: string;
}

const QUERYING: readonly (readonly [action: string, why: string])[] = [
  ['athena:StartQueryExecution', 'every query'],
  ['athena:GetQueryExecution', 'seeing when a query is over, and what it scanned'],
  ['athena:GetQueryResults', 'reading answers'],
  ['athena:StopQueryExecution', 'stopping a query that nobody waits for, or that scans too much'],
  ['athena:GetWorkGroup', "the workgroup's limit per query, which is what a query may cost at most"],
];

function permissionsIn(scope: AthenaScope): readonly Permission[] {
  const { region = '*', accountId = '*', workGroup = '*', database = '*' } = scope;
  const data = `arn:aws:s3:::${scope.dataBucket ?? 'BUCKET-OF-THE-EXPORT'}`;
  const answers = `arn:aws:s3:::${scope.answersBucket ?? 'BUCKET-OF-THE-ANSWERS'}`;
  const glue = ['catalog', `database/${database}`, `table/${database}/*`].map(
    (one) => `arn:aws:glue:${region}:${accountId}:${one}`
  );
  return [
    ...QUERYING.map(([action, why]) => ({
      action,
      resources: [`arn:aws:athena:${region}:${accountId}:workgroup/${workGroup}`],
      why,
    })),
    {
      action: 'athena:GetTableMetadata',
      resources: [`arn:aws:athena:${region}:${accountId}:datacatalog/*`],
      why: 'which columns the table has',
    },
    { action: 'glue:GetDatabase', resources: glue, why: 'finding the database' },
    { action: 'glue:GetTable', resources: glue, why: 'finding the table' },
    { action: 'glue:GetPartitions', resources: glue, why: 'reading only the months that are asked for' },
    { action: 's3:ListBucket', resources: [answers, data], why: 'finding the files of the table' },
    { action: 's3:GetBucketLocation', resources: [answers, data], why: 'checking the bucket of the answers' },
    { action: 's3:GetObject', resources: [`${answers}/*`, `${data}/*`], why: 'reading the table and the answers' },
    { action: 's3:PutObject', resources: [`${answers}/*`], why: 'writing the answers' },
  ];
}

/** What querying tables in place takes. */
export const ATHENA_ACCESS: AccessFacts = {
  name: 'athena',
  title: 'Amazon Athena',
  area: 'warehouse',
  permissions: permissionsIn({}),
  price: '$5 per TB scanned in most regions, rounded up to a megabyte, 10 MB at least per query',
  reference:
    'Amazon Athena pricing; Athena user guide, "Use IAM policies to control workgroup access", "Configure access to databases and tables in the AWS Glue Data Catalog"',
};

/** The same, limited to where it is used. */
export function athenaAccess(scope: AthenaScope): AccessFacts {
  return { ...ATHENA_ACCESS, permissions: permissionsIn(scope) };
}
