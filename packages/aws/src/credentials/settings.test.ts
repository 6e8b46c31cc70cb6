import { endpointFor } from './endpoint.ts';
import { awsAuthPolicy, refuseForbidden } from './policy.ts';
import { credentialProvider, signInRegion } from './provider.ts';
import { awsAuthSettings } from './settings.ts';

test('settings are read as Grafana stores them', () => {
  expect(
    awsAuthSettings(
      {
        authType: 'keys',
        assumeRoleArn: 'arn:aws:iam::1:role/r',
        externalId: 'x',
        defaultRegion: 'eu-west-1',
        endpoint: '',
      },
      { accessKey: 'AKIA', secretKey: 's' }
    )
  ).toEqual({
    authType: 'keys',
    assumeRoleArn: 'arn:aws:iam::1:role/r',
    externalId: 'x',
    defaultRegion: 'eu-west-1',
    accessKey: 'AKIA',
    secretKey: 's',
  });
});

test.each([
  [{}, { authType: 'default' }],
  [{ authType: 'arn' }, { authType: 'default' }],
  [
    { authType: 'sharedCreds', profile: 'p' },
    { authType: 'credentials', profile: 'p' },
  ],
  [
    { authType: 'ec2_iam_role', assumeRoleARN: 'arn:r' },
    { authType: 'ec2_iam_role', assumeRoleArn: 'arn:r' },
  ],
  [{ defaultRegion: 'default' }, { authType: 'default' }],
  [{ region: 'eu-north-1' }, { authType: 'default', defaultRegion: 'eu-north-1' }],
])('%j', (jsonData, expected) => {
  expect(awsAuthSettings(jsonData)).toEqual(expected);
});

test('an old data source keeps its profile in the database field', () => {
  expect(awsAuthSettings({ authType: 'credentials' }, {}, 'old')).toEqual({ authType: 'credentials', profile: 'old' });
});

test.each([
  [{ authType: 'grafana_assume_role' }, 'AWS_GRAFANA_CLOUD_ONLY'],
  [{ authType: 'kerberos' }, 'AWS_AUTH_TYPE_UNKNOWN'],
  [{ proxyType: 'url' }, 'AWS_SETTING_WRONG'],
])('%j is refused', (jsonData, code) => {
  expect(() => awsAuthSettings(jsonData)).toThrow(expect.objectContaining({ code, source: 'plugin' }));
});

test('the administrator decides: allowed providers, roles, external id, duration', () => {
  expect(awsAuthPolicy({})).toEqual({
    allowedAuthProviders: ['default', 'keys', 'credentials'],
    assumeRoleEnabled: true,
    sessionSeconds: 900,
  });
  const policy = awsAuthPolicy({
    AWS_AUTH_AllowedAuthProviders: 'keys, ec2_iam_role',
    AWS_AUTH_AssumeRoleEnabled: 'false',
    AWS_AUTH_EXTERNAL_ID: 'ext',
    AWS_AUTH_SESSION_DURATION: '1h30m',
  });
  expect(policy).toEqual({
    allowedAuthProviders: ['keys', 'ec2_iam_role'],
    assumeRoleEnabled: false,
    externalId: 'ext',
    sessionSeconds: 5400,
  });
  expect(() => refuseForbidden({ authType: 'default' }, policy)).toThrow(/allowed are: keys, ec2_iam_role/);
  expect(() => refuseForbidden({ authType: 'keys', assumeRoleArn: 'arn:r' }, policy)).toThrow(/assume_role_enabled/);
  expect(() => refuseForbidden({ authType: 'keys' }, policy)).not.toThrow();
  for (const duration of ['15', '1m', '13h', 'soon']) {
    expect(() => awsAuthPolicy({ AWS_AUTH_SESSION_DURATION: duration })).toThrow(/15m and 12h/);
  }
});

test.each([
  ['other', undefined, {}],
  ['other', 'default', {}],
  ['other', ' ', {}],
  ['other', 'https://sts.eu-west-1.amazonaws.com', {}],
  ['sts', 'sts.eu-west-1.amazonaws.com', { endpoint: 'https://sts.eu-west-1.amazonaws.com' }],
  ['other', 'https://ce.us-east-1.amazonaws.com', { endpoint: 'https://ce.us-east-1.amazonaws.com' }],
  ['sts', 'https://ce.us-east-1.amazonaws.com', {}],
  ['other', 'ce-fips.us-east-1.amazonaws.com', { useFipsEndpoint: true }],
  ['other', 'http://127.0.0.1:4566', { endpoint: 'http://127.0.0.1:4566' }],
  ['sts', 'http://127.0.0.1:4566', { endpoint: 'http://127.0.0.1:4566' }],
] as const)('endpoint of %s for %j', (service, setting, expected) => {
  expect(endpointFor(service, setting)).toEqual(expected);
});

test('roles are taken on in the region of the settings, or where AWS always answers', () => {
  expect(signInRegion({ authType: 'default', defaultRegion: 'eu-west-1' })).toBe('eu-west-1');
  expect(signInRegion({ authType: 'default', defaultRegion: 'me-south-1' })).toBe('us-east-1');
  expect(signInRegion({ authType: 'default' })).toBe('us-east-1');
});

test('a missing key is named by its setting', async () => {
  await expect(credentialProvider({ authType: 'keys', accessKey: 'AKIA' })).rejects.toThrow(
    /"Secret Access Key" is empty/
  );
  const provider = await credentialProvider({ authType: 'keys', accessKey: 'AKIA', secretKey: 's', sessionToken: 't' });
  expect(await provider()).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 's', sessionToken: 't' });
});
