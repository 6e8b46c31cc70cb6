import type {
  DescribeOrganizationCommandOutput,
  ListAccountsCommandOutput,
  ListAccountsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandOutput,
  ListRootsCommandOutput,
} from '@aws-sdk/client-organizations';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';

type Page<Output, Entries extends keyof Output> = Pick<Output, Entries | Extract<'NextToken', keyof Output>>;

/** What we need of AWS Organizations; each is one call. @throws AwsError */
export interface OrganizationsClient {
  describeOrganization(signal?: AbortSignal): Promise<Pick<DescribeOrganizationCommandOutput, 'Organization'>>;
  listAccounts(token?: string, signal?: AbortSignal): Promise<Page<ListAccountsCommandOutput, 'Accounts'>>;
  listRoots(token?: string, signal?: AbortSignal): Promise<Page<ListRootsCommandOutput, 'Roots'>>;
  listUnits(
    input: ListOrganizationalUnitsForParentCommandInput,
    signal?: AbortSignal
  ): Promise<Page<ListOrganizationalUnitsForParentCommandOutput, 'OrganizationalUnits'>>;
  listAccountsForParent(
    input: ListAccountsForParentCommandInput,
    signal?: AbortSignal
  ): Promise<Page<ListAccountsCommandOutput, 'Accounts'>>;
  close(): void;
}

/** Where AWS Organizations lives, whatever region the account works in. */
const REGION = 'us-east-1';

export function organizationsClient(settings: AwsAuthSettings, policy?: AwsAuthPolicy): OrganizationsClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { OrganizationsClient: Client } = await import('@aws-sdk/client-organizations');
    return new Client({
      region: REGION,
      credentials,
      // Every call is counted by the collector, so none is made behind its back.
      maxAttempts: 1,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  const sdk = () => import('@aws-sdk/client-organizations');
  return {
    async describeOrganization(abortSignal) {
      const { DescribeOrganizationCommand: Command } = await sdk();
      return connection.call('organizations:DescribeOrganization', (client) =>
        client.send(new Command({}), { abortSignal })
      );
    },
    async listAccounts(NextToken, abortSignal) {
      const { ListAccountsCommand: Command } = await sdk();
      return connection.call('organizations:ListAccounts', (client) =>
        client.send(new Command({ NextToken }), { abortSignal })
      );
    },
    async listRoots(NextToken, abortSignal) {
      const { ListRootsCommand: Command } = await sdk();
      return connection.call('organizations:ListRoots', (client) =>
        client.send(new Command({ NextToken }), { abortSignal })
      );
    },
    async listUnits(input, abortSignal) {
      const { ListOrganizationalUnitsForParentCommand: Command } = await sdk();
      return connection.call('organizations:ListOrganizationalUnitsForParent', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    async listAccountsForParent(input, abortSignal) {
      const { ListAccountsForParentCommand: Command } = await sdk();
      return connection.call('organizations:ListAccountsForParent', (client) =>
        client.send(new Command(input), { abortSignal })
      );
    },
    close: () => connection.close(),
  };
}
