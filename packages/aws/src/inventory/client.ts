import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { callerIdentity } from '../identity/caller.ts';
import type { CallerIdentity } from '../identity/caller.ts';
import { ec2Client } from './ec2-client.ts';
import type { Ec2Client } from './ec2-client.ts';
import { loadBalancingClient } from './load-balancing-client.ts';
import type { LoadBalancingClient } from './load-balancing-client.ts';
import { rdsClient } from './rds-client.ts';
import type { RdsClient } from './rds-client.ts';

/** The services that are listed, in one region. */
export interface InventoryClient {
  readonly ec2: Ec2Client;
  readonly rds: RdsClient;
  readonly loadBalancing: LoadBalancingClient;
  /** The account that signs in, whose things are listed. One call of STS, which takes no permission. @throws AwsError */
  identity(signal?: AbortSignal): Promise<CallerIdentity>;
  close(): void;
}

export function inventoryClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): InventoryClient {
  const services = {
    ec2: ec2Client(settings, region, policy),
    rds: rdsClient(settings, region, policy),
    loadBalancing: loadBalancingClient(settings, region, policy),
  };
  return {
    ...services,
    identity: (signal) => callerIdentity(settings, { ...(policy ? { policy } : {}), ...(signal ? { signal } : {}) }),
    close() {
      for (const one of Object.values(services)) one.close();
    },
  };
}
