import type {
  Datapoint,
  GetMetricStatisticsCommandInput,
  ListMetricsCommandInput,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of CloudWatch in one region: the calls that its free tier holds, and no other. */
export interface CloudWatchClient {
  /** One call. @throws AwsError */
  listMetrics(
    input: ListMetricsCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<ListMetricsCommandOutput, 'Metrics' | 'NextToken'>>;
  /** One call. @throws AwsError */
  getMetricStatistics(input: GetMetricStatisticsCommandInput, signal?: AbortSignal): Promise<readonly Datapoint[]>;
  close(): void;
}

export function cloudWatchClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): CloudWatchClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { CloudWatchClient: Client } = await import('@aws-sdk/client-cloudwatch');
    return new Client({
      region,
      credentials,
      // Calls are counted against an allowance, so none is made behind the collector's back.
      maxAttempts: 1,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  return {
    async listMetrics(input, signal) {
      const { ListMetricsCommand } = await import('@aws-sdk/client-cloudwatch');
      return connection.call('cloudwatch:ListMetrics', (client) =>
        client.send(new ListMetricsCommand(input), { abortSignal: signal })
      );
    },
    async getMetricStatistics(input, signal) {
      const { GetMetricStatisticsCommand } = await import('@aws-sdk/client-cloudwatch');
      const { Datapoints = [] } = await connection.call('cloudwatch:GetMetricStatistics', (client) =>
        client.send(new GetMetricStatisticsCommand(input), { abortSignal: signal })
      );
      return Datapoints;
    },
    close: () => connection.close(),
  };
}
