import type { DescribeBudgetsCommandInput, DescribeBudgetsCommandOutput } from '@aws-sdk/client-budgets';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { callerIdentity } from '../identity/caller.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of AWS Budgets. */
export interface BudgetsClient {
  /** The account that signs in, whose budgets are asked for. One call of STS, which takes no permission. @throws AwsError */
  accountId(signal?: AbortSignal): Promise<string>;
  /** One call. @throws AwsError */
  describeBudgets(
    input: DescribeBudgetsCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<DescribeBudgetsCommandOutput, 'Budgets' | 'NextToken'>>;
  close(): void;
}

/** Where AWS Budgets lives, whatever region the account works in. */
const REGION = 'us-east-1';

export function budgetsClient(settings: AwsAuthSettings, policy?: AwsAuthPolicy): BudgetsClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { BudgetsClient: Client } = await import('@aws-sdk/client-budgets');
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
    async accountId(signal) {
      const options = { ...(policy ? { policy } : {}), ...(signal ? { signal } : {}) };
      return (await callerIdentity(settings, options)).accountId;
    },
    async describeBudgets(input, signal) {
      const { DescribeBudgetsCommand } = await import('@aws-sdk/client-budgets');
      return connection.call('budgets:ViewBudget', (client) =>
        client.send(new DescribeBudgetsCommand(input), { abortSignal: signal })
      );
    },
    close: () => connection.close(),
  };
}
