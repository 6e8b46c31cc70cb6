import type { GetCostAndUsageCommandInput, GetCostForecastCommandInput } from '@aws-sdk/client-cost-explorer';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';
import type { SourcePage } from '../source.ts';

/** What we need of Cost Explorer. */
export interface CostExplorerClient {
  /** One call, one HTTP request, one cent when it is answered. @returns the answer as JSON text. @throws AwsError */
  getCostAndUsage(input: GetCostAndUsageCommandInput, signal?: AbortSignal): Promise<SourcePage>;
  /** As {@link getCostAndUsage}. */
  getCostForecast(input: GetCostForecastCommandInput, signal?: AbortSignal): Promise<string>;
  close(): void;
}

/** Cost Explorer lives in one region. */
const REGION = 'us-east-1';

export function costExplorerClient(settings: AwsAuthSettings, policy?: AwsAuthPolicy): CostExplorerClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { CostExplorerClient: Client } = await import('@aws-sdk/client-cost-explorer');
    return new Client({
      region: REGION,
      credentials,
      // Each attempt may be billed, so attempts are counted by the collector and not made behind its back.
      maxAttempts: 1,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  return {
    async getCostAndUsage(input, signal) {
      const { GetCostAndUsageCommand } = await import('@aws-sdk/client-cost-explorer');
      const { $metadata: _, ...answer } = await connection.call('ce:GetCostAndUsage', (client) =>
        client.send(new GetCostAndUsageCommand(input), { abortSignal: signal })
      );
      return { body: JSON.stringify(answer), nextToken: answer.NextPageToken || null };
    },
    async getCostForecast(input, signal) {
      const { GetCostForecastCommand } = await import('@aws-sdk/client-cost-explorer');
      const { $metadata: _, ...answer } = await connection.call('ce:GetCostForecast', (client) =>
        client.send(new GetCostForecastCommand(input), { abortSignal: signal })
      );
      return JSON.stringify(answer);
    },
    close: () => connection.close(),
  };
}
