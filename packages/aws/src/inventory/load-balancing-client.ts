import type {
  DescribeLoadBalancersOutput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

interface PageInput {
  readonly PageSize: number;
  readonly Marker: string | undefined;
}

/** What we need of Elastic Load Balancing in one region; each is one call. @throws AwsError */
export interface LoadBalancingClient {
  loadBalancers(input: PageInput, signal?: AbortSignal): Promise<DescribeLoadBalancersOutput>;
  targetGroups(input: PageInput, signal?: AbortSignal): Promise<DescribeTargetGroupsOutput>;
  targetHealth(targetGroupArn: string, signal?: AbortSignal): Promise<DescribeTargetHealthOutput>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-elastic-load-balancing-v2');

export function loadBalancingClient(
  settings: AwsAuthSettings,
  region: string,
  policy?: AwsAuthPolicy
): LoadBalancingClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { ElasticLoadBalancingV2Client: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async loadBalancers(input, abortSignal) {
      const { DescribeLoadBalancersCommand: Command } = await sdk();
      return connection.call('elasticloadbalancing:DescribeLoadBalancers', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async targetGroups(input, abortSignal) {
      const { DescribeTargetGroupsCommand: Command } = await sdk();
      return connection.call('elasticloadbalancing:DescribeTargetGroups', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async targetHealth(TargetGroupArn, abortSignal) {
      const { DescribeTargetHealthCommand: Command } = await sdk();
      return connection.call('elasticloadbalancing:DescribeTargetHealth', (client) =>
        client.send(new Command({ TargetGroupArn }), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
