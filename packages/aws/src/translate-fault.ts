import { AwsError } from './errors.ts';
import type { AwsErrorCode } from './errors.ts';
import { redact } from './redact.ts';

/** What was being done when AWS failed. */
export interface Attempt {
  /** IAM action: `ce:GetCostAndUsage`. */
  readonly action: string;
  readonly secrets?: readonly (string | undefined)[];
}

interface SdkFault {
  readonly name: string;
  readonly message: string;
  /** The SDK could make nothing of the answer, whatever its status. */
  readonly isUnreadable: boolean;
  /** Operating system or resolver code such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
}

const BY_NAME: readonly (readonly [RegExp, AwsErrorCode])[] = [
  [/^AbortError$/, 'AWS_CANCELLED'],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|AuthFailure|IncompleteSignature|MissingAuthenticationToken)/,
    'AWS_KEY_UNKNOWN',
  ],
  [/^(SignatureDoesNotMatch|InvalidSignatureException)/, 'AWS_SECRET_WRONG'],
  [/^(ExpiredToken|TokenRefreshRequired|RequestExpired|InvalidToken)/, 'AWS_TOKEN_EXPIRED'],
  [/^(RequestTimeTooSkewed|RequestInTheFuture)/, 'AWS_CLOCK_SKEWED'],
  [/^(CredentialsProviderError|TokenProviderError|CredentialsError)/, 'AWS_CREDENTIALS_MISSING'],
  [/^DataUnavailable/, 'AWS_DATA_NOT_READY'],
  [/^NoSuchBucket/, 'AWS_BUCKET_UNKNOWN'],
  [/^(PreconditionFailed|NoSuchKey)/, 'AWS_OBJECT_CHANGED'],
  [/^InvalidNextToken/, 'AWS_PAGE_TOKEN_REFUSED'],
  [
    /^(LimitExceeded|Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded|RequestThrottled)/,
    'AWS_THROTTLED',
  ],
  [/^(OptInRequired|SubscriptionRequired)/, 'AWS_SERVICE_NOT_ENABLED'],
  [/^(AccessDenied|UnauthorizedOperation|NotAuthorized)/, 'AWS_ACCESS_DENIED'],
  [
    /^(InternalFailure|InternalError|InternalServer|ServiceUnavailable|ServiceException|RequestTimeout)/,
    'AWS_UNAVAILABLE',
  ],
  [
    /^(Validation|Invalid|BillExpiration|UnresolvableUsageUnit|RequestChanged|ResourceNotFound|BillingViewHealth)/,
    'AWS_REQUEST_REFUSED',
  ],
  [/^(SyntaxError|.*Deserializ)/, 'AWS_ANSWER_UNREADABLE'],
  [/^TimeoutError$/, 'AWS_UNREACHABLE'],
];

const SYSTEM_CODE = /\b(ECONN[A-Z]+|ENOTFOUND|EAI_[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;
const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|ERR_INVALID_URL)/;

/** Makes what the AWS SDK throws an {@link AwsError} that says which permission or setting to look at. */
export function translateFault(thrown: unknown, attempt: Attempt): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const fault = readFault(thrown);
  const code = classify(fault, attempt);
  const said = redact(fault.message, attempt.secrets).replace(/\.$/, '');
  const action = (code === 'AWS_ACCESS_DENIED' ? deniedAction(fault.message) : null) ?? attempt.action;
  // The SDK's own error holds the request with its signature, so only its name and text go on.
  const cause = new Error(`${fault.name}: ${said}${fault.requestId ? ` (request ${fault.requestId})` : ''}`);
  return new AwsError(code, sentence(code, { ...attempt, missing: action }, fault, said), {
    cause,
    charged: charged(code, fault, attempt),
    action,
  });
}

/** The permission that AWS itself names: some calls take those of other services besides (`EC2:DescribeInstances`). */
function deniedAction(message: string): string | null {
  const [, service, action] = /not authorized to perform:? ([\w-]+):(\w+)/i.exec(message) ?? [];
  return service === undefined || action === undefined ? null : `${service.toLowerCase()}:${action}`;
}

/** What the SDK appends for programmers when it cannot read an answer. */
const UNREADABLE = /\s*Deserialization error: to see the raw response.*$/s;

function readFault(thrown: unknown): SdkFault {
  const fields = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $response?: { statusCode?: number };
  };
  const message = typeof fields.message === 'string' ? fields.message : String(thrown);
  return {
    name: typeof fields.name === 'string' ? fields.name : 'Error',
    message: message.replace(UNREADABLE, ''),
    isUnreadable: UNREADABLE.test(message),
    // The SDK may wrap the error of the operating system and keep only its text.
    code: typeof fields.code === 'string' ? fields.code : SYSTEM_CODE.exec(message)?.[0],
    httpStatus: fields.$metadata?.httpStatusCode ?? fields.$response?.statusCode,
    requestId: fields.$metadata?.requestId,
  };
}

function classify(fault: SdkFault, { action }: Attempt): AwsErrorCode {
  if (/not enabled for cost ?explorer|cost explorer (is )?not enabled|not enabled for access/i.test(fault.message)) {
    return 'AWS_COST_EXPLORER_OFF';
  }
  if (/\bis not subscribed to\b/i.test(fault.message)) return 'AWS_SERVICE_NOT_ENABLED';
  if (/signature (expired|not yet current)/i.test(fault.message)) return 'AWS_CLOCK_SKEWED';
  const named = BY_NAME.find(([pattern]) => pattern.test(fault.name))?.[1];
  if (named === 'AWS_ACCESS_DENIED' && action === 'sts:AssumeRole') return 'AWS_ROLE_REFUSED';
  if (named) return named;
  if (fault.isUnreadable) return 'AWS_ANSWER_UNREADABLE';
  if (NETWORK.test(fault.code ?? '') || /socket hang up|aborted|network|getaddrinfo/i.test(fault.message))
    return 'AWS_UNREACHABLE';
  const status = fault.httpStatus ?? 0;
  if (status === 429) return 'AWS_THROTTLED';
  if (status >= 500) return 'AWS_UNAVAILABLE';
  if (status === 403) return 'AWS_ACCESS_DENIED';
  if (status === 401) return 'AWS_KEY_UNKNOWN';
  if (status >= 400) return 'AWS_REQUEST_REFUSED';
  return 'AWS_ANSWER_UNREADABLE';
}

/** S3 charges these refusals like answers. Source: Amazon S3 user guide, "Billing for Amazon S3 error responses". */
const CHARGED_BY_S3: ReadonlySet<AwsErrorCode> = new Set(['AWS_OBJECT_CHANGED', 'AWS_ACCESS_DENIED']);

/** A request that never left is not charged, nor is one that AWS itself refused. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_INVALID_URL)/;

function charged(code: AwsErrorCode, fault: SdkFault, { action }: Attempt): 'no' | 'perhaps' {
  if (code === 'AWS_CREDENTIALS_MISSING' || NEVER_SENT.test(fault.code ?? '')) return 'no';
  if (action.startsWith('s3:') && CHARGED_BY_S3.has(code)) return 'perhaps';
  const refusedByAws = (fault.httpStatus ?? 0) >= 400 && code !== 'AWS_ANSWER_UNREADABLE';
  return refusedByAws ? 'no' : 'perhaps';
}

/** What happened and why, in one sentence; AWS's own words only where they help and hold no secret. */
function sentence(
  code: AwsErrorCode,
  { action, missing }: Attempt & { readonly missing: string },
  fault: SdkFault,
  said: string
): string {
  switch (code) {
    case 'AWS_ACCESS_DENIED':
      return `AWS denies ${action}: ${said}. The permission ${missing} is missing.`;
    case 'AWS_SERVICE_NOT_ENABLED':
      return `${action} has no answer because the service is not enabled: ${said} (${fault.name}).`;
    case 'AWS_KEY_UNKNOWN':
      return `AWS refused ${action} because it does not know the access key (${fault.name}).`;
    case 'AWS_SECRET_WRONG':
      return `AWS refused ${action} because the secret access key does not fit the access key (${fault.name}).`;
    case 'AWS_TOKEN_EXPIRED':
      return `AWS refused ${action} because the session token is no longer good (${fault.name}).`;
    case 'AWS_CREDENTIALS_MISSING':
      return `No credentials could be found for ${action}: ${said}.`;
    case 'AWS_CANCELLED':
      return `${action} was cancelled.`;
    default:
      return `${action} failed: ${said} (${fault.name}).`;
  }
}
