import { AwsError } from '../errors.ts';

export const AUTH_TYPES = ['default', 'keys', 'credentials', 'ec2_iam_role'] as const;
export type AwsAuthType = (typeof AUTH_TYPES)[number];

/** How to reach an AWS account, by the conventions of Grafana's AWS data sources. */
export interface AwsAuthSettings {
  readonly authType: AwsAuthType;
  /** Profile of the shared credentials file, for `credentials`. */
  readonly profile?: string;
  readonly assumeRoleArn?: string;
  readonly externalId?: string;
  readonly endpoint?: string;
  readonly defaultRegion?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly sessionToken?: string;
}

/** Names of the time before Grafana 8. */
const LEGACY: Readonly<Record<string, AwsAuthType>> = { arn: 'default', sharedCreds: 'credentials' };

/**
 * Reads a data source's settings as Grafana stores them. Both spellings of the role's name are read (`assumeRoleArn`, and
 * `assumeRoleARN` as the Go SDK writes it), and the profile also from the `database` field where old data sources kept it.
 * @throws AwsError `AWS_AUTH_TYPE_UNKNOWN`, `AWS_GRAFANA_CLOUD_ONLY`, `AWS_SETTING_WRONG`
 */
export function awsAuthSettings(
  jsonData: Readonly<Record<string, unknown>>,
  secureJsonData: Readonly<Record<string, string | undefined>> = {},
  database?: string
): AwsAuthSettings {
  const authType = authTypeOf(jsonData['authType']);
  const text = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => jsonData[name])
      .find((value): value is string => typeof value === 'string' && value.trim() !== '')
      ?.trim();
  if (text('proxyType') === 'url') {
    throw new AwsError(
      'AWS_SETTING_WRONG',
      'The setting "Proxy Type" asks for a proxy of this data source alone, which is not supported: set HTTPS_PROXY for the process.'
    );
  }
  const region = text('defaultRegion', 'region');
  const settings: AwsAuthSettings = {
    authType,
    profile: text('profile') ?? (database || undefined),
    assumeRoleArn: text('assumeRoleArn', 'assumeRoleARN'),
    externalId: text('externalId'),
    endpoint: text('endpoint'),
    defaultRegion: region === 'default' ? undefined : region,
    accessKey: secureJsonData['accessKey'] || undefined,
    secretKey: secureJsonData['secretKey'] || undefined,
    sessionToken: secureJsonData['sessionToken'] || undefined,
  };
  return withoutAbsent(settings);
}

function authTypeOf(value: unknown): AwsAuthType {
  if (value === undefined || value === null || value === '') return 'default';
  if (value === 'grafana_assume_role') {
    throw new AwsError('AWS_GRAFANA_CLOUD_ONLY', 'The setting "Authentication Provider" is "Grafana Assume Role".');
  }
  const known = AUTH_TYPES.find((type) => type === value) ?? (typeof value === 'string' ? LEGACY[value] : undefined);
  if (known) return known;
  throw new AwsError(
    'AWS_AUTH_TYPE_UNKNOWN',
    `The setting "Authentication Provider" (authType) is ${JSON.stringify(value)}.`
  );
}

function withoutAbsent(settings: AwsAuthSettings): AwsAuthSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined)
  ) as unknown as AwsAuthSettings;
}
