import type { AwsAuthPolicy, AwsAuthSettings } from '@smartcloudops/aws';

import type { ConnectionSettings } from '../../engine.ts';

export const DEFAULT_REGION = 'us-east-1';

/** How a client of a source signs in: its settings, and what the administrator allows. */
export function signIn({
  aws = { authType: 'default' },
}: ConnectionSettings): [AwsAuthSettings, AwsAuthPolicy | undefined] {
  const { policy, ...auth } = aws;
  return [auth, policy];
}

/** Regions that are looked at: as chosen for the metrics, or the connection's own. */
export function regionsOf({ aws, metrics }: ConnectionSettings): readonly string[] {
  return metrics?.regions ?? [aws?.defaultRegion ?? DEFAULT_REGION];
}

/** Regions whose security is looked at: as chosen for it, or those of the metrics. */
export function securityRegionsOf(settings: ConnectionSettings): readonly string[] {
  return settings.security?.regions ?? regionsOf(settings);
}

/** A client for each region. */
export function byRegion<Client>(
  settings: ConnectionSettings,
  make: (auth: AwsAuthSettings, region: string, policy?: AwsAuthPolicy) => Client,
  regions: readonly string[] = regionsOf(settings)
): ReadonlyMap<string, Client> {
  const [auth, policy] = signIn(settings);
  return new Map(regions.map((region) => [region, make(auth, region, policy)]));
}
