import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import { credentialProvider, signInRegion } from '../credentials/provider.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { translateFault } from '../translate-fault.ts';

/** Who we are to AWS. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
}

/** Asks STS who we are: free, and needs no permission. @throws AwsError */
export async function callerIdentity(
  settings: AwsAuthSettings,
  options: { readonly policy?: AwsAuthPolicy; readonly signal?: AbortSignal } = {}
): Promise<CallerIdentity> {
  const secrets = [settings.accessKey, settings.secretKey, settings.sessionToken, settings.externalId];
  const credentials = await credentialProvider(settings, options.policy);
  try {
    await credentials();
  } catch (thrown) {
    const action = settings.assumeRoleArn ? 'sts:AssumeRole' : 'sts:GetCallerIdentity';
    throw translateFault(thrown, { action, secrets });
  }
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient({
    region: signInRegion(settings),
    credentials,
    maxAttempts: 2,
    requestHandler: await requestHandler(),
    ...endpointFor('sts', settings.endpoint),
  });
  try {
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: options.signal });
    return { accountId: Account ?? '', arn: Arn ?? '' };
  } catch (thrown) {
    throw translateFault(thrown, { action: 'sts:GetCallerIdentity', secrets });
  } finally {
    client.destroy();
  }
}
