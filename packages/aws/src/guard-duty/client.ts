import type {
  GetFindingsRequest,
  GetFindingsResponse,
  ListDetectorsRequest,
  ListDetectorsResponse,
  ListFindingsRequest,
  ListFindingsResponse,
} from '@aws-sdk/client-guardduty';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of GuardDuty in one region; each is one call. @throws AwsError */
export interface GuardDutyClient {
  listDetectors(input: ListDetectorsRequest, signal?: AbortSignal): Promise<ListDetectorsResponse>;
  listFindings(input: ListFindingsRequest, signal?: AbortSignal): Promise<ListFindingsResponse>;
  getFindings(input: GetFindingsRequest, signal?: AbortSignal): Promise<GetFindingsResponse>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-guardduty');

export function guardDutyClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): GuardDutyClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { GuardDutyClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async listDetectors(input, abortSignal) {
      const { ListDetectorsCommand } = await sdk();
      return connection.call('guardduty:ListDetectors', (client) =>
        client.send(new ListDetectorsCommand(input), { abortSignal })
      );
    },
    async listFindings(input, abortSignal) {
      const { ListFindingsCommand } = await sdk();
      return connection.call('guardduty:ListFindings', (client) =>
        client.send(new ListFindingsCommand(input), { abortSignal })
      );
    },
    async getFindings(input, abortSignal) {
      const { GetFindingsCommand } = await sdk();
      return connection.call('guardduty:GetFindings', (client) =>
        client.send(new GetFindingsCommand(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
