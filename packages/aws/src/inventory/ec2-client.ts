import type {
  DescribeAddressesResult,
  DescribeInstancesResult,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  DescribeNatGatewaysResult,
  DescribeReservedInstancesResult,
  DescribeSnapshotsResult,
  DescribeVolumesResult,
} from '@aws-sdk/client-ec2';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

interface PageInput {
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

type Paged<Result> = (input: PageInput, signal?: AbortSignal) => Promise<Result>;
type Whole<Result> = (signal?: AbortSignal) => Promise<Result>;

/** What we need of EC2 in one region; each is one call. @throws AwsError */
export interface Ec2Client {
  readonly instances: Paged<DescribeInstancesResult>;
  readonly volumes: Paged<DescribeVolumesResult>;
  /** The account's own. */
  readonly snapshots: Paged<DescribeSnapshotsResult>;
  readonly natGateways: Paged<DescribeNatGatewaysResult>;
  readonly addresses: Whole<DescribeAddressesResult>;
  readonly reservedInstances: Whole<DescribeReservedInstancesResult>;
  instanceTypes(
    types: DescribeInstanceTypesRequest['InstanceTypes'],
    signal?: AbortSignal
  ): Promise<DescribeInstanceTypesResult>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-ec2');

export function ec2Client(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): Ec2Client {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { EC2Client: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async instances(input, abortSignal) {
      const { DescribeInstancesCommand: Command } = await sdk();
      return connection.call('ec2:DescribeInstances', (client) => client.send(new Command(input), { abortSignal }));
    },
    async volumes(input, abortSignal) {
      const { DescribeVolumesCommand: Command } = await sdk();
      return connection.call('ec2:DescribeVolumes', (client) => client.send(new Command(input), { abortSignal }));
    },
    async snapshots(input, abortSignal) {
      const { DescribeSnapshotsCommand: Command } = await sdk();
      return connection.call('ec2:DescribeSnapshots', (client) =>
        client.send(new Command({ ...input, OwnerIds: ['self'] }), { abortSignal })
      );
    },
    async natGateways(input, abortSignal) {
      const { DescribeNatGatewaysCommand: Command } = await sdk();
      return connection.call('ec2:DescribeNatGateways', (client) => client.send(new Command(input), { abortSignal }));
    },
    async addresses(abortSignal) {
      const { DescribeAddressesCommand: Command } = await sdk();
      return connection.call('ec2:DescribeAddresses', (client) => client.send(new Command({}), { abortSignal }));
    },
    async reservedInstances(abortSignal) {
      const { DescribeReservedInstancesCommand: Command } = await sdk();
      return connection.call('ec2:DescribeReservedInstances', (client) =>
        client.send(new Command({}), { abortSignal })
      );
    },
    async instanceTypes(InstanceTypes, abortSignal) {
      const { DescribeInstanceTypesCommand: Command } = await sdk();
      return connection.call('ec2:DescribeInstanceTypes', (client) =>
        client.send(new Command({ InstanceTypes }), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
