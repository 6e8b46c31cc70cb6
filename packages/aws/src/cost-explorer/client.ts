import type { GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import { credentialProvider } from '../credentials/provider.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import type { SourcePage } from '../source.ts';
import { translateFault } from '../translate-fault.ts';

/** What we need of Cost Explorer. */
export interface CostExplorerClient {
  /** One call, one HTTP request, one cent when it is answered. @returns the answer as JSON text. @throws AwsError */
  getCostAndUsage(input: GetCostAndUsageCommandInput, signal?: AbortSignal): Promise<SourcePage>;
  close(): void;
}

/** Cost Explorer lives in one region. */
const REGION = 'us-east-1';

/** Connects when first called: the SDK is loaded and credentials are looked for then. */
export function costExplorerClient(settings: AwsAuthSettings, policy?: AwsAuthPolicy): CostExplorerClient {
  const secrets = [settings.accessKey, settings.secretKey, settings.sessionToken, settings.externalId];
  const action = 'ce:GetCostAndUsage';
  let connecting: ReturnType<typeof connect> | undefined;
  const forget = (thrown: unknown): never => {
    connecting = undefined;
    throw thrown;
  };
  return {
    async getCostAndUsage(input, signal) {
      const { client, credentials, GetCostAndUsageCommand } = await (connecting ??= connect(settings, policy).catch(
        forget
      ));
      // Credentials are fetched apart so that a refused role is not taken for a refused permission.
      await credentials().catch((thrown: unknown) => {
        throw translateFault(thrown, { action: settings.assumeRoleArn ? 'sts:AssumeRole' : action, secrets });
      });
      try {
        const { $metadata: _, ...answer } = await client.send(new GetCostAndUsageCommand(input), {
          abortSignal: signal,
        });
        return { body: JSON.stringify(answer), nextToken: answer.NextPageToken || null };
      } catch (thrown) {
        throw translateFault(thrown, { action, secrets });
      }
    },
    close() {
      void connecting?.then(
        ({ client }) => client.destroy(),
        () => undefined
      );
      connecting = undefined;
    },
  };
}

async function connect(settings: AwsAuthSettings, policy?: AwsAuthPolicy) {
  const { CostExplorerClient: Client, GetCostAndUsageCommand } = await import('@aws-sdk/client-cost-explorer');
  const credentials = await credentialProvider(settings, policy);
  const client = new Client({
    region: REGION,
    credentials,
    // Each attempt may be billed, so attempts are counted by the collector and not made behind its back.
    maxAttempts: 1,
    requestHandler: await requestHandler(),
    ...endpointFor('other', settings.endpoint),
  });
  return { client, credentials, GetCostAndUsageCommand };
}
