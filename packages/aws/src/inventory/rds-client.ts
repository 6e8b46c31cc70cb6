import type { DBInstanceMessage, ReservedDBInstanceMessage } from '@aws-sdk/client-rds';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

interface PageInput {
  readonly MaxRecords: number;
  readonly Marker: string | undefined;
}

/** What we need of RDS in one region; each is one call. @throws AwsError */
export interface RdsClient {
  databases(input: PageInput, signal?: AbortSignal): Promise<DBInstanceMessage>;
  reservedDatabases(input: PageInput, signal?: AbortSignal): Promise<ReservedDBInstanceMessage>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-rds');

export function rdsClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): RdsClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { RDSClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async databases(input, abortSignal) {
      const { DescribeDBInstancesCommand: Command } = await sdk();
      return connection.call('rds:DescribeDBInstances', (client) => client.send(new Command(input), { abortSignal }));
    },
    async reservedDatabases(input, abortSignal) {
      const { DescribeReservedDBInstancesCommand: Command } = await sdk();
      return connection.call('rds:DescribeReservedDBInstances', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
