import type {
  GetAutoScalingGroupRecommendationsResponse,
  GetEBSVolumeRecommendationsResponse,
  GetEC2InstanceRecommendationsResponse,
  GetECSServiceRecommendationsResponse,
  GetEnrollmentStatusResponse,
  GetIdleRecommendationsResponse,
  GetLambdaFunctionRecommendationsResponse,
  GetRDSDatabaseRecommendationsResponse,
} from '@aws-sdk/client-compute-optimizer';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** One page of a list. */
interface PageInput {
  readonly maxResults: number;
  readonly nextToken: string | undefined;
}

type Paged<Response> = (input: PageInput, signal?: AbortSignal) => Promise<Response>;

/** What we need of Compute Optimizer in one region; each is one call. @throws AwsError */
export interface ComputeOptimizerClient {
  enrollmentStatus(signal?: AbortSignal): Promise<Pick<GetEnrollmentStatusResponse, 'status' | 'statusReason'>>;
  readonly instances: Paged<GetEC2InstanceRecommendationsResponse>;
  readonly volumes: Paged<GetEBSVolumeRecommendationsResponse>;
  readonly functions: Paged<GetLambdaFunctionRecommendationsResponse>;
  readonly databases: Paged<GetRDSDatabaseRecommendationsResponse>;
  readonly services: Paged<GetECSServiceRecommendationsResponse>;
  readonly groups: Paged<GetAutoScalingGroupRecommendationsResponse>;
  readonly idle: Paged<GetIdleRecommendationsResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-compute-optimizer');

export function computeOptimizerClient(
  settings: AwsAuthSettings,
  region: string,
  policy?: AwsAuthPolicy
): ComputeOptimizerClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { ComputeOptimizerClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async enrollmentStatus(abortSignal) {
      const { GetEnrollmentStatusCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetEnrollmentStatus', (client) =>
        client.send(new Command({}), { abortSignal })
      );
    },
    async instances(input, abortSignal) {
      const { GetEC2InstanceRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetEC2InstanceRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async volumes(input, abortSignal) {
      const { GetEBSVolumeRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetEBSVolumeRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async functions(input, abortSignal) {
      const { GetLambdaFunctionRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetLambdaFunctionRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async databases(input, abortSignal) {
      const { GetRDSDatabaseRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetRDSDatabaseRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async services(input, abortSignal) {
      const { GetECSServiceRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetECSServiceRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async groups(input, abortSignal) {
      const { GetAutoScalingGroupRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetAutoScalingGroupRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async idle(input, abortSignal) {
      const { GetIdleRecommendationsCommand: Command } = await sdk();
      return connection.call('compute-optimizer:GetIdleRecommendations', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
