import { translateFault } from './translate-fault.ts';

/** As the SDK throws them: a name, a text, the HTTP status. */
const sdk = (name: string, message: string, status?: number, code?: string) =>
  Object.assign(new Error(message), {
    name,
    ...(code ? { code } : {}),
    $metadata: { httpStatusCode: status, requestId: 'r-1' },
  });
const action = 'ce:GetCostAndUsage';

test.each([
  [sdk('AccessDeniedException', 'User not enabled for cost explorer access', 400), 'AWS_COST_EXPLORER_OFF', 'no'],
  [
    sdk('OptInRequiredException', 'The account is not registered for the service.', 403),
    'AWS_SERVICE_NOT_ENABLED',
    'no',
  ],
  [
    sdk('InvalidAccessException', 'Account 111122223333 is not subscribed to AWS Security Hub', 401),
    'AWS_SERVICE_NOT_ENABLED',
    'no',
  ],
  [
    sdk('DataUnavailableException', 'Data is not available. Please try to adjust the time period.', 400),
    'AWS_DATA_NOT_READY',
    'no',
  ],
  [sdk('LimitExceededException', 'Rate limit exceeded', 400), 'AWS_THROTTLED', 'no'],
  [sdk('ThrottlingException', 'Rate exceeded', 400), 'AWS_THROTTLED', 'no'],
  [sdk('InvalidNextTokenException', 'bad token', 400), 'AWS_PAGE_TOKEN_REFUSED', 'no'],
  [sdk('ValidationException', 'Start date should be before end date', 400), 'AWS_REQUEST_REFUSED', 'no'],
  [
    sdk('ExpiredTokenException', 'The security token included in the request is expired', 400),
    'AWS_TOKEN_EXPIRED',
    'no',
  ],
  [
    sdk('InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z', 400),
    'AWS_CLOCK_SKEWED',
    'no',
  ],
  [sdk('CredentialsProviderError', 'Could not load credentials from any providers'), 'AWS_CREDENTIALS_MISSING', 'no'],
  [sdk('InternalServerError', 'oops', 500), 'AWS_UNAVAILABLE', 'no'],
  [sdk('UnknownError', 'UnknownError', 503), 'AWS_UNAVAILABLE', 'no'],
  [sdk('SyntaxError', "Unexpected token '<'", 502), 'AWS_ANSWER_UNREADABLE', 'perhaps'],
  [
    sdk(
      'Error',
      '@aws-sdk XML parse error: mismatched tags <html> and </title>.\n  Deserialization error: to see the raw response, inspect the hidden field',
      500
    ),
    'AWS_ANSWER_UNREADABLE',
    'perhaps',
  ],
  [sdk('TimeoutError', 'socket timed out'), 'AWS_UNREACHABLE', 'perhaps'],
  [sdk('Error', 'socket hang up', undefined, 'ECONNRESET'), 'AWS_UNREACHABLE', 'perhaps'],
  [sdk('Error', 'connect ECONNREFUSED 127.0.0.1:9', undefined, 'ECONNREFUSED'), 'AWS_UNREACHABLE', 'no'],
  [sdk('Error', 'getaddrinfo ENOTFOUND ce', undefined, 'ENOTFOUND'), 'AWS_UNREACHABLE', 'no'],
])('%s', (thrown, code, charged) => {
  expect(translateFault(thrown, { action })).toMatchObject({ code, charged });
});

test('what S3 charges though it refuses is not taken for free', () => {
  const told = (name: string, status: number) => translateFault(sdk(name, name, status), { action: 's3:GetObject' });
  for (const [name, status] of [
    ['NoSuchKey', 404],
    ['PreconditionFailed', 412],
    ['AccessDenied', 403],
  ] as const)
    expect([name, told(name, status).charged]).toEqual([name, 'perhaps']);
  for (const [name, status] of [
    ['InvalidAccessKeyId', 403],
    ['NoSuchBucket', 404],
    ['SlowDown', 503],
  ] as const)
    expect([name, told(name, status).charged]).toEqual([name, 'no']);
});

test('what the SDK says to programmers is left out', () => {
  const text =
    "Unexpected token '<'\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response";
  expect(translateFault(sdk('SyntaxError', text, 502), { action }).message).toContain(
    "Unexpected token '<' (SyntaxError)"
  );
});

test('a call that takes a permission of another service besides names that one', () => {
  const thrown = sdk(
    'AccessDeniedException',
    'User: arn:aws:iam::111122223333:user/x is not authorized to perform: EC2:DescribeInstances on resource: * because no identity-based policy allows it',
    400
  );
  const error = translateFault(thrown, { action: 'compute-optimizer:GetEC2InstanceRecommendations' });
  expect(error).toMatchObject({ code: 'AWS_ACCESS_DENIED', action: 'ec2:DescribeInstances' });
  expect(error.message).toContain('denies compute-optimizer:GetEC2InstanceRecommendations');
  expect(error.message).toContain('The permission ec2:DescribeInstances is missing');
  const mute = sdk('AccessDeniedException', 'Access denied', 400);
  expect(translateFault(mute, { action })).toMatchObject({ action });
});

test('keys, tokens and signatures stay out of message and cause', () => {
  const thrown = sdk(
    'ValidationException',
    'Credential=AKIAABCDEFGHIJKLMNOP/20260101/us-east-1/ce, Signature=0123abcd and hush-hush of ASIAABCDEFGHIJKLMNOP',
    400
  );
  const error = translateFault(thrown, { action, secrets: ['hush-hush', undefined, ''] });
  const told = `${error.message} ${String((error.cause as Error).message)}`;
  for (const secret of ['AKIA', 'ASIA', '0123abcd', 'hush-hush']) expect(told).not.toContain(secret);
  expect(told).toContain('request r-1');
});
