import type {
  GetCostAndUsageCommand,
  GetCostAndUsageCommandInput,
  GetCostForecastCommandInput,
} from '@aws-sdk/client-cost-explorer';

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
  /**
   * One call of any of these operations, one HTTP request, one cent when it is answered.
   * @param token of the page before; null for the first one
   */
  ask(operation: AskedOperation, input: object, token: string | null, signal?: AbortSignal): Promise<SourcePage>;
  close(): void;
}

/** What each operation calls its token. */
const TOKENS = {
  GetAnomalies: 'NextPageToken',
  GetAnomalyMonitors: 'NextPageToken',
  GetSavingsPlansUtilization: null,
  GetSavingsPlansUtilizationDetails: 'NextToken',
  GetSavingsPlansCoverage: 'NextToken',
  GetReservationUtilization: 'NextPageToken',
  GetReservationCoverage: 'NextPageToken',
  ListCostCategoryDefinitions: 'NextToken',
  DescribeCostCategoryDefinition: null,
  ListCostAllocationTags: 'NextToken',
  GetCostAndUsage: 'NextPageToken',
  GetCostAndUsageWithResources: 'NextPageToken',
} as const;

export type AskedOperation = keyof typeof TOKENS;
type Answer = Readonly<Record<string, unknown>>;
type Command = new (input: object) => GetCostAndUsageCommand;

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
    async ask(operation, input, token, signal) {
      const sdk = (await import('@aws-sdk/client-cost-explorer')) as unknown as Readonly<Record<string, Command>>;
      const Asking = sdk[`${operation}Command`];
      if (!Asking) throw new RangeError(`The SDK has no ${operation}`);
      const tokenName = TOKENS[operation];
      const paged = token === null || tokenName === null ? input : { ...input, [tokenName]: token };
      const answered = await connection.call(`ce:${operation}`, (client) =>
        client.send(new Asking(paged), { abortSignal: signal })
      );
      const { $metadata: _, ...answer } = answered as unknown as Answer;
      const next = tokenName === null ? null : answer[tokenName];
      return { body: JSON.stringify(answer), nextToken: typeof next === 'string' && next !== '' ? next : null };
    },
    close: () => connection.close(),
  };
}
