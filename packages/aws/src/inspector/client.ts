import type {
  BatchGetAccountStatusResponse,
  ListFindingsRequest,
  ListFindingsResponse,
} from '@aws-sdk/client-inspector2';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of Inspector in one region; each is one call. @throws AwsError */
export interface InspectorClient {
  /** Of the account that signs in. */
  accountStatus(signal?: AbortSignal): Promise<BatchGetAccountStatusResponse>;
  listFindings(input: ListFindingsRequest, signal?: AbortSignal): Promise<ListFindingsResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-inspector2');

export function inspectorClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): InspectorClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { Inspector2Client: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async accountStatus(abortSignal) {
      const { BatchGetAccountStatusCommand } = await sdk();
      return connection.call('inspector2:BatchGetAccountStatus', (client) =>
        client.send(new BatchGetAccountStatusCommand({}), { abortSignal })
      );
    },
    async listFindings(input, abortSignal) {
      const { ListFindingsCommand } = await sdk();
      return connection.call('inspector2:ListFindings', (client) =>
        client.send(new ListFindingsCommand(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
