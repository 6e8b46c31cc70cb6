import { awsAuthPolicy, awsAuthSettings, refuseForbidden } from '@smartcloudops/aws';
import type { AwsAuthPolicy, AwsAuthSettings } from '@smartcloudops/aws';

/** How to sign in to AWS, and what the administrator allows. Without a policy everything is allowed. */
export interface AwsConnection extends AwsAuthSettings {
  readonly policy?: AwsAuthPolicy;
}

/**
 * Reads a connection as Grafana's AWS data sources store it, under the policy that Grafana sends along.
 * @param config Grafana's `[aws]` section: `AWS_AUTH_AllowedAuthProviders`, …
 * @throws AwsError that names the setting
 */
export function awsConnection(
  jsonData: Readonly<Record<string, unknown>>,
  secureJsonData: Readonly<Record<string, string | undefined>>,
  { database, config }: { readonly database?: string; readonly config: Readonly<Record<string, string | undefined>> }
): AwsConnection {
  const settings = awsAuthSettings(jsonData, secureJsonData, database);
  const policy = awsAuthPolicy(config);
  refuseForbidden(settings, policy);
  return { ...settings, policy };
}
