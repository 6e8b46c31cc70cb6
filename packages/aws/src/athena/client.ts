import type {
  GetQueryExecutionCommandOutput,
  GetQueryResultsCommandOutput,
  QueryExecution,
  StartQueryExecutionCommandInput,
  TableMetadata,
  WorkGroup,
} from '@aws-sdk/client-athena';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';
import { refineFault } from './query-fault.ts';

export type ResultPage = Pick<GetQueryResultsCommandOutput, 'ResultSet' | 'NextToken'>;

/** What we need of Athena in one region. Calls cost nothing, what a query scans does. @throws AwsError */
export interface AthenaClient {
  /** @returns the id of the query. The same token starts the same query, not another one. */
  startQuery(input: StartQueryExecutionCommandInput & { readonly ClientRequestToken: string }): Promise<string>;
  readQuery(id: string, signal?: AbortSignal): Promise<QueryExecution>;
  stopQuery(id: string): Promise<void>;
  readResults(id: string, token: string | undefined, signal?: AbortSignal): Promise<ResultPage>;
  readWorkGroup(name: string, signal?: AbortSignal): Promise<WorkGroup>;
  readTable(
    input: { readonly catalog: string; readonly database: string; readonly table: string; readonly workGroup: string },
    signal?: AbortSignal
  ): Promise<TableMetadata>;
  close(): void;
}

/** AWS's limit of a page. */
const PAGE = 1000;

export function athenaClient(settings: AwsAuthSettings, region: string, policy?: AwsAuthPolicy): AthenaClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { AthenaClient: Client } = await import('@aws-sdk/client-athena');
    return new Client({
      region,
      credentials,
      // Repeating is free and safe: a start carries a token, and everything else only looks.
      maxAttempts: 4,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  const sdk = () => import('@aws-sdk/client-athena');
  const call: typeof connection.call = (action, send) =>
    connection.call(action, send).catch((thrown: unknown) => {
      throw refineFault(thrown);
    });
  return {
    async startQuery(input) {
      const { StartQueryExecutionCommand: Command } = await sdk();
      const answer = await call('athena:StartQueryExecution', (client) => client.send(new Command(input)));
      return answer.QueryExecutionId ?? '';
    },
    async readQuery(QueryExecutionId, abortSignal) {
      const { GetQueryExecutionCommand: Command } = await sdk();
      const answer: Pick<GetQueryExecutionCommandOutput, 'QueryExecution'> = await call(
        'athena:GetQueryExecution',
        (client) => client.send(new Command({ QueryExecutionId }), { abortSignal })
      );
      return answer.QueryExecution ?? {};
    },
    async stopQuery(QueryExecutionId) {
      const { StopQueryExecutionCommand: Command } = await sdk();
      await call('athena:StopQueryExecution', (client) => client.send(new Command({ QueryExecutionId })));
    },
    async readResults(QueryExecutionId, NextToken, abortSignal) {
      const { GetQueryResultsCommand: Command } = await sdk();
      return call('athena:GetQueryResults', (client) =>
        client.send(new Command({ QueryExecutionId, NextToken, MaxResults: PAGE }), { abortSignal })
      );
    },
    async readWorkGroup(name, abortSignal) {
      const { GetWorkGroupCommand: Command } = await sdk();
      const answer = await call('athena:GetWorkGroup', (client) =>
        client.send(new Command({ WorkGroup: name }), { abortSignal })
      );
      return answer.WorkGroup ?? { Name: name };
    },
    async readTable({ catalog: CatalogName, database: DatabaseName, table: TableName, workGroup }, abortSignal) {
      const { GetTableMetadataCommand: Command } = await sdk();
      const input = { CatalogName, DatabaseName, TableName, WorkGroup: workGroup };
      const answer = await call('athena:GetTableMetadata', (client) =>
        client.send(new Command(input), { abortSignal })
      );
      return answer.TableMetadata ?? { Name: TableName };
    },
    close: () => connection.close(),
  };
}
