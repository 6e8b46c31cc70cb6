import type {
  ListEnrollmentStatusesCommandInput,
  ListEnrollmentStatusesCommandOutput,
  ListRecommendationsCommandInput,
  ListRecommendationsCommandOutput,
} from '@aws-sdk/client-cost-optimization-hub';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of the Cost Optimization Hub. */
export interface CostOptimizationHubClient {
  /** One call. @throws AwsError */
  listEnrollmentStatuses(
    input: ListEnrollmentStatusesCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<ListEnrollmentStatusesCommandOutput, 'items' | 'nextToken'>>;
  /** One call. @throws AwsError */
  listRecommendations(
    input: ListRecommendationsCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<ListRecommendationsCommandOutput, 'items' | 'nextToken'>>;
  close(): void;
}

/** Where the Hub lives, whatever regions the account works in. */
const REGION = 'us-east-1';

export function costOptimizationHubClient(
  settings: AwsAuthSettings,
  policy?: AwsAuthPolicy
): CostOptimizationHubClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { CostOptimizationHubClient: Client } = await import('@aws-sdk/client-cost-optimization-hub');
    return new Client({
      region: REGION,
      credentials,
      // Every call is counted by the collector, so none is made behind its back.
      maxAttempts: 1,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  return {
    async listEnrollmentStatuses(input, abortSignal) {
      const { ListEnrollmentStatusesCommand } = await import('@aws-sdk/client-cost-optimization-hub');
      return connection.call('cost-optimization-hub:ListEnrollmentStatuses', (client) =>
        client.send(new ListEnrollmentStatusesCommand(input), { abortSignal })
      );
    },
    async listRecommendations(input, abortSignal) {
      const { ListRecommendationsCommand } = await import('@aws-sdk/client-cost-optimization-hub');
      return connection.call('cost-optimization-hub:ListRecommendations', (client) =>
        client.send(new ListRecommendationsCommand(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
