import type {
  ListAnalyzersRequest,
  ListAnalyzersResponse,
  ListFindingsV2Request,
  ListFindingsV2Response,
} from '@aws-sdk/client-accessanalyzer';

import { clientSettings } from '../client-settings.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of IAM Access Analyzer in one region; each is one call. @throws AwsError */
export interface AccessAnalyzerClient {
  listAnalyzers(input: ListAnalyzersRequest, signal?: AbortSignal): Promise<ListAnalyzersResponse>;
  /** Findings of all kinds of access; AWS authorises it as `ListFindings`. */
  listFindings(input: ListFindingsV2Request, signal?: AbortSignal): Promise<ListFindingsV2Response>;
  close(): void;
}

const sdk = () => import('@aws-sdk/client-accessanalyzer');

export function accessAnalyzerClient(
  settings: AwsAuthSettings,
  region: string,
  policy?: AwsAuthPolicy
): AccessAnalyzerClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { AccessAnalyzerClient: Client } = await sdk();
    return new Client(await clientSettings(settings, region, credentials));
  });
  return {
    async listAnalyzers(input, abortSignal) {
      const { ListAnalyzersCommand } = await sdk();
      return connection.call('access-analyzer:ListAnalyzers', (client) =>
        client.send(new ListAnalyzersCommand(input), { abortSignal })
      );
    },
    async listFindings(input, abortSignal) {
      const { ListFindingsV2Command } = await sdk();
      return connection.call('access-analyzer:ListFindings', (client) =>
        client.send(new ListFindingsV2Command(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
