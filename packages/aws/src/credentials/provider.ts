import { AwsError } from '../errors.ts';
import { endpointFor } from './endpoint.ts';
import type { IdentityProvider } from './identity.ts';
import { memoize } from './memoize.ts';
import { DEFAULT_AUTH_POLICY, refuseForbidden } from './policy.ts';
import type { AwsAuthPolicy } from './policy.ts';
import type { AwsAuthSettings } from './settings.ts';

const SESSION_NAME = 'smartcloudops-analytics';

/**
 * Credentials by the settings, renewed as they expire. The SDK's providers are loaded when first needed.
 * @throws AwsError when the administrator forbids the way, or a key is missing
 */
export async function credentialProvider(
  settings: AwsAuthSettings,
  policy: AwsAuthPolicy = DEFAULT_AUTH_POLICY
): Promise<IdentityProvider> {
  refuseForbidden(settings, policy);
  const base = await baseProvider(settings);
  if (!settings.assumeRoleArn) return memoize(base);
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const externalId = settings.externalId ?? policy.externalId;
  const assumed = fromTemporaryCredentials({
    masterCredentials: base,
    params: {
      RoleArn: settings.assumeRoleArn,
      RoleSessionName: SESSION_NAME,
      DurationSeconds: policy.sessionSeconds,
      ...(externalId ? { ExternalId: externalId } : {}),
    },
    clientConfig: { region: signInRegion(settings), maxAttempts: 3, ...endpointFor('sts', settings.endpoint) },
  });
  return memoize(assumed);
}

async function baseProvider(settings: AwsAuthSettings): Promise<IdentityProvider> {
  if (settings.authType === 'keys') return staticProvider(settings);
  const providers = await import('@aws-sdk/credential-providers');
  switch (settings.authType) {
    case 'credentials':
      return providers.fromIni(settings.profile ? { profile: settings.profile } : {});
    case 'ec2_iam_role':
      return providers.fromInstanceMetadata({ maxRetries: 1, timeout: 2000 });
    case 'default':
      return providers.fromNodeProviderChain();
  }
}

function staticProvider({ accessKey, secretKey, sessionToken }: AwsAuthSettings): IdentityProvider {
  if (!accessKey || !secretKey) {
    const missing = [...(accessKey ? [] : ['"Access Key ID"']), ...(secretKey ? [] : ['"Secret Access Key"'])];
    throw new AwsError('AWS_CREDENTIALS_MISSING', `The setting ${missing.join(' and ')} is empty.`);
  }
  const identity = { accessKeyId: accessKey, secretAccessKey: secretKey, ...(sessionToken ? { sessionToken } : {}) };
  return () => Promise.resolve(identity);
}

/** Regions that must be opted into have no say in signing in: as in Grafana, it happens in us-east-1 then. */
const OPT_IN = /^(af-|ap-east-|ap-south-2|ap-southeast-[3-9]|ca-west-|eu-central-2|eu-south-|il-|me-|mx-)/;

export function signInRegion({ defaultRegion }: AwsAuthSettings): string {
  return !defaultRegion || OPT_IN.test(defaultRegion) ? 'us-east-1' : defaultRegion;
}
