/** AWS's wire protocols, by the names of its service models. */
export type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

/** Why a call is refused before its operation looks at it. */
export type Refusal = 'missing' | 'unknown' | 'signature' | 'denied' | 'expired' | 'no-operation';

type Words = Readonly<Record<Refusal, readonly [code: string, status: number]>>;

const JSON_WORDS: Words = {
  missing: ['MissingAuthenticationTokenException', 400],
  unknown: ['UnrecognizedClientException', 400],
  signature: ['InvalidSignatureException', 400],
  denied: ['AccessDeniedException', 400],
  expired: ['ExpiredTokenException', 400],
  'no-operation': ['UnknownOperationException', 400],
};

const QUERY_WORDS: Words = {
  missing: ['MissingAuthenticationToken', 403],
  unknown: ['InvalidClientTokenId', 403],
  signature: ['SignatureDoesNotMatch', 403],
  denied: ['AccessDenied', 403],
  expired: ['ExpiredToken', 403],
  'no-operation': ['InvalidAction', 400],
};

/** Each protocol's services name the same refusal differently. */
export const REFUSALS: Readonly<Record<Protocol, Words>> = {
  'json-1.0': JSON_WORDS,
  'json-1.1': JSON_WORDS,
  query: QUERY_WORDS,
  ec2: {
    missing: ['MissingAuthenticationToken', 403],
    unknown: ['AuthFailure', 401],
    signature: ['SignatureDoesNotMatch', 403],
    denied: ['UnauthorizedOperation', 403],
    expired: ['RequestExpired', 400],
    'no-operation': ['InvalidAction', 400],
  },
  'rest-json': {
    missing: ['MissingAuthenticationTokenException', 403],
    unknown: ['UnrecognizedClientException', 403],
    signature: ['InvalidSignatureException', 403],
    denied: ['AccessDeniedException', 403],
    expired: ['ExpiredTokenException', 403],
    'no-operation': ['UnknownOperationException', 404],
  },
  'rest-xml': {
    missing: ['AccessDenied', 403],
    unknown: ['InvalidAccessKeyId', 403],
    signature: ['SignatureDoesNotMatch', 403],
    denied: ['AccessDenied', 403],
    expired: ['ExpiredToken', 400],
    'no-operation': ['MethodNotAllowed', 405],
  },
};

export function isForm(protocol: Protocol): boolean {
  return protocol === 'query' || protocol === 'ec2';
}

export function isRest(protocol: Protocol): boolean {
  return protocol === 'rest-json' || protocol === 'rest-xml';
}
