import { SourceFault } from '@smartcloudops/focus';

interface ErrorKind {
  /** HTTP-like status. */
  readonly status: number;
  /** Whose doing: ours or the settings' (`plugin`), or that of AWS and the way to it (`downstream`). */
  readonly source: 'plugin' | 'downstream';
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** Permanent codes of this package; listed in docs/errors.md. */
export const AWS_ERRORS = {
  AWS_ACCESS_DENIED: {
    status: 403,
    source: 'downstream',
    title: 'AWS does not allow the call',
    fix: "Add the permission that the message names to the policy of the user or role; docs/guides/aws-permissions.md has the whole policy. If it is there, look for a deny in the organisation's policies.",
  },
  AWS_ROLE_REFUSED: {
    status: 403,
    source: 'downstream',
    title: 'AWS does not let us take on the role',
    fix: 'Check the setting "Assume Role ARN", the role\'s trust policy (it must name the identity that calls) and the setting "External ID".',
  },
  AWS_KEY_UNKNOWN: {
    status: 401,
    source: 'downstream',
    title: 'AWS does not know the access key',
    fix: 'Check the setting "Access Key ID": the key may be mistyped, deleted or deactivated, or belong to another AWS partition.',
  },
  AWS_SECRET_WRONG: {
    status: 401,
    source: 'downstream',
    title: 'The signature does not fit the access key',
    fix: 'Enter the setting "Secret Access Key" again; it does not belong to the access key.',
  },
  AWS_TOKEN_EXPIRED: {
    status: 401,
    source: 'downstream',
    title: 'The temporary credentials have expired or are not accepted',
    fix: 'Renew the session token, or use a role or an access key that does not expire.',
  },
  AWS_CREDENTIALS_MISSING: {
    status: 401,
    source: 'downstream',
    title: 'No AWS credentials were found',
    fix: 'Give an access key in the settings, or give the process a role or a credentials file and check the setting "Authentication Provider". A Grafana plugin sees the host\'s variables only when [aws] forward_settings_to_plugins and [plugins] forward_host_env_vars name it.',
  },
  AWS_CLOCK_SKEWED: {
    status: 401,
    source: 'downstream',
    title: "This machine's clock and AWS's are too far apart",
    fix: 'Set the clock of this machine (NTP); AWS refuses requests that are more than five minutes off.',
  },
  AWS_COST_EXPLORER_OFF: {
    status: 403,
    source: 'downstream',
    title: 'Cost Explorer is not enabled for the account',
    fix: 'Open Cost Explorer once in the AWS console of the management account (data appears within 24 hours); for a member account allow it there under Cost Management preferences.',
  },
  AWS_SERVICE_NOT_ENABLED: {
    status: 403,
    source: 'downstream',
    title: 'The service is not enabled in this account or region',
    fix: 'Enable it there (the page of the source in docs/sources says how and what it may cost), or switch the source off. Nothing else waits for it.',
  },
  AWS_DATA_NOT_READY: {
    status: 503,
    source: 'downstream',
    title: 'AWS has not prepared the data yet',
    fix: 'Wait: after Cost Explorer is enabled the current month takes about 24 hours, earlier months a few days.',
  },
  AWS_THROTTLED: {
    status: 429,
    source: 'downstream',
    title: 'AWS asks to slow down',
    fix: 'Wait a few minutes. If other tools of the account call the same API, let them call it less often.',
  },
  AWS_UNAVAILABLE: {
    status: 502,
    source: 'downstream',
    title: 'AWS failed to answer',
    fix: 'Try again later; health.aws.amazon.com tells about outages. What was collected before is still there.',
  },
  AWS_UNREACHABLE: {
    status: 504,
    source: 'downstream',
    title: 'AWS could not be reached',
    fix: 'Check the way out of this machine (DNS, firewall, proxy) and the settings "Endpoint" and "Default Region".',
  },
  AWS_ANSWER_UNREADABLE: {
    status: 502,
    source: 'downstream',
    title: 'What answered is not AWS, or its answer was cut',
    fix: 'Check the setting "Endpoint" and whether a proxy answers in the place of AWS.',
  },
  AWS_REQUEST_REFUSED: {
    status: 400,
    source: 'downstream',
    title: 'AWS refuses the request as it is',
    fix: 'The message says which part; check the settings that it names (history, tag keys, region).',
  },
  AWS_PAGE_TOKEN_REFUSED: {
    status: 400,
    source: 'downstream',
    title: 'AWS no longer knows the page token',
    fix: 'Nothing needs to be done: the request starts again from its first page.',
  },
  AWS_QUERY_FAILED: {
    status: 502,
    source: 'downstream',
    title: 'Athena could not run a query',
    fix: "The message holds Athena's reason; the query is in the history of the workgroup. A query that fails costs nothing.",
  },
  AWS_QUERY_TOO_LARGE: {
    status: 403,
    source: 'downstream',
    title: 'A query would scan more than it may',
    fix: 'Ask for a shorter time, partition the table by month, or raise the limit per query of the workgroup (BytesScannedCutoffPerQuery) or the monthly API budget. What was scanned until then is charged.',
  },
  AWS_QUERY_OUTPUT_MISSING: {
    status: 400,
    source: 'downstream',
    title: 'Athena has no place for its answers',
    fix: "Give the workgroup a query result location (or managed query results) in Athena's console, or set the output location of the push-down.",
  },
  AWS_TABLE_NOT_FOUND: {
    status: 404,
    source: 'downstream',
    title: 'The table is not in the catalogue',
    fix: 'Check region, catalogue, database and table of the push-down; a Data Export becomes a table by a crawler or the CREATE TABLE of docs/guides/athena.md.',
  },
  AWS_BUCKET_UNKNOWN: {
    status: 404,
    source: 'downstream',
    title: 'There is no such S3 bucket',
    fix: 'Check the setting "Bucket" of the data export (export.bucket): it is the name alone, without s3:// and without a path.',
  },
  AWS_OBJECT_CHANGED: {
    status: 409,
    source: 'downstream',
    title: 'A file was written anew while it was being read',
    fix: 'Nothing needs to be done: it is read again from the beginning.',
  },
  AWS_EXPORT_NOT_FOUND: {
    status: 404,
    source: 'downstream',
    title: 'No data export lies where it was looked for',
    fix: 'Compare the settings "Bucket", "Prefix" and "Export name" with the page "Data Exports" of the Billing console. A new export is delivered for the first time within 24 hours.',
  },
  AWS_EXPORT_AMBIGUOUS: {
    status: 400,
    source: 'plugin',
    title: 'It is not clear which data export is meant',
    fix: 'Give the one to read in the setting "Export name" (export.name).',
  },
  AWS_EXPORT_UNFINISHED: {
    status: 503,
    source: 'downstream',
    title: 'AWS is still delivering the export',
    fix: 'Nothing needs to be done: it is read when it is complete, with the next collection.',
  },
  AWS_KMS_KEY_UNUSABLE: {
    status: 403,
    source: 'downstream',
    title: 'The key of KMS cannot be used',
    fix: 'Check SMARTCLOUDOPS_KMS_KEY_ID and the region: it names a symmetric key that is enabled and not about to be deleted. A deletion can be cancelled in KMS while it is pending.',
  },
  AWS_KMS_WRONG_KEY: {
    status: 403,
    source: 'downstream',
    title: 'The data key was encrypted under another key of KMS',
    fix: 'Set SMARTCLOUDOPS_KMS_KEY_ID to the key that data-key.json in the data folder names. To change over to another key run `smartcloudops key rotate --kms-key-id <new>` while the old one is set.',
  },
  AWS_AUTH_TYPE_UNKNOWN: {
    status: 400,
    source: 'plugin',
    title: 'The authentication provider is not one we know',
    fix: 'Choose one of: default, keys, credentials, ec2_iam_role.',
  },
  AWS_AUTH_TYPE_FORBIDDEN: {
    status: 403,
    source: 'plugin',
    title: 'The administrator does not allow this authentication provider',
    fix: "Choose an allowed one, or add it to allowed_auth_providers in the section [aws] of Grafana's configuration.",
  },
  AWS_ASSUME_ROLE_FORBIDDEN: {
    status: 403,
    source: 'plugin',
    title: 'The administrator does not allow to assume roles',
    fix: 'Clear the setting "Assume Role ARN", or set assume_role_enabled = true in the section [aws] of Grafana\'s configuration.',
  },
  AWS_GRAFANA_CLOUD_ONLY: {
    status: 400,
    source: 'plugin',
    title: 'Grafana Assume Role exists in Grafana Cloud only',
    fix: 'Choose "Access & secret key", "Credentials file" or "AWS SDK Default" and give the role in "Assume Role ARN".',
  },
  AWS_SETTING_WRONG: {
    status: 400,
    source: 'plugin',
    title: 'A setting of the AWS connection is not usable',
    fix: 'The message names the setting.',
  },
  AWS_CANCELLED: {
    status: 499,
    source: 'plugin',
    title: 'The call was cancelled',
    fix: 'Nothing needs to be done.',
  },
} as const satisfies Record<string, ErrorKind>;

export type AwsErrorCode = keyof typeof AWS_ERRORS;

/** What this package throws. Neither message nor cause holds a key, a secret, a token or a signature. */
export class AwsError extends SourceFault<AwsErrorCode> {
  override readonly name = 'AwsError';
  /** Whether AWS charges for the failed call: not when AWS refused it or never got it; perhaps when its answer was lost. */
  readonly charged: 'no' | 'perhaps';

  /**
   * @param what what happened and why; what to do (the fix of the code) is appended.
   * @param options `action` is the IAM action that failed: `ce:GetCostAndUsage`
   */
  constructor(
    code: AwsErrorCode,
    what: string,
    options: { readonly cause?: unknown; readonly charged?: 'no' | 'perhaps'; readonly action?: string } = {}
  ) {
    const { fix, status, source } = AWS_ERRORS[code];
    const { charged = 'no', ...rest } = options;
    super(`${what} ${fix}`, { code, status, source, ...rest });
    this.charged = charged;
  }
}
