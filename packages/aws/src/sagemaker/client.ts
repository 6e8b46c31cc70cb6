import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  ListEndpointsOutput,
  ListModelPackageGroupsOutput,
  ListModelPackagesInput,
  ListModelPackagesOutput,
  ListModelsOutput,
  ListMonitoringExecutionsRequest,
  ListMonitoringExecutionsResponse,
  ListMonitoringSchedulesResponse,
} from '@aws-sdk/client-sagemaker';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

interface PageInput {
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

type Asking<Input, Output> = (input: Input, signal?: AbortSignal) => Promise<Output>;

/** What we need of SageMaker in one region; each is one call. @throws AwsError */
export interface SageMakerClient {
  readonly endpoints: Asking<PageInput, ListEndpointsOutput>;
  readonly endpoint: Asking<{ readonly EndpointName: string }, DescribeEndpointOutput>;
  readonly endpointConfig: Asking<{ readonly EndpointConfigName: string }, DescribeEndpointConfigOutput>;
  readonly models: Asking<PageInput, ListModelsOutput>;
  readonly packageGroups: Asking<PageInput, ListModelPackageGroupsOutput>;
  readonly packages: Asking<ListModelPackagesInput, ListModelPackagesOutput>;
  readonly schedules: Asking<PageInput, ListMonitoringSchedulesResponse>;
  readonly executions: Asking<ListMonitoringExecutionsRequest, ListMonitoringExecutionsResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-sagemaker');

export function sageMakerClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): SageMakerClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { SageMakerClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async endpoints(input, abortSignal) {
      const { ListEndpointsCommand: Command } = await sdk();
      return connection.call('sagemaker:ListEndpoints', (client) => client.send(new Command(input), { abortSignal }));
    },
    async endpoint(input, abortSignal) {
      const { DescribeEndpointCommand: Command } = await sdk();
      return connection.call('sagemaker:DescribeEndpoint', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async endpointConfig(input, abortSignal) {
      const { DescribeEndpointConfigCommand: Command } = await sdk();
      return connection.call('sagemaker:DescribeEndpointConfig', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async models(input, abortSignal) {
      const { ListModelsCommand: Command } = await sdk();
      return connection.call('sagemaker:ListModels', (client) => client.send(new Command(input), { abortSignal }));
    },
    async packageGroups(input, abortSignal) {
      const { ListModelPackageGroupsCommand: Command } = await sdk();
      return connection.call('sagemaker:ListModelPackageGroups', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async packages(input, abortSignal) {
      const { ListModelPackagesCommand: Command } = await sdk();
      return connection.call('sagemaker:ListModelPackages', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async schedules(input, abortSignal) {
      const { ListMonitoringSchedulesCommand: Command } = await sdk();
      return connection.call('sagemaker:ListMonitoringSchedules', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async executions(input, abortSignal) {
      const { ListMonitoringExecutionsCommand: Command } = await sdk();
      return connection.call('sagemaker:ListMonitoringExecutions', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
