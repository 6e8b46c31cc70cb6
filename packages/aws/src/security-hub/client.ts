import type { GetFindingsRequest, GetFindingsResponse } from '@aws-sdk/client-securityhub';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of Security Hub in one region. */
export interface SecurityHubClient {
  /** One call. @throws AwsError */
  getFindings(input: GetFindingsRequest, signal?: AbortSignal): Promise<GetFindingsResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-securityhub');

export function securityHubClient(
  settings: AwsAuthSettings,
  region: string,
  policy?: AwsAuthPolicy
): SecurityHubClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { SecurityHubClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async getFindings(input, abortSignal) {
      const { GetFindingsCommand } = await sdk();
      return connection.call('securityhub:GetFindings', (client) =>
        client.send(new GetFindingsCommand(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
