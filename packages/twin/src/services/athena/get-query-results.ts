import type { Call } from '../../http/service.ts';
import { listPage } from '../list-page.ts';
import { invalid } from './athena-desk.ts';
import { isOver } from './query.ts';

const datum = (value: string | null) => (value === null ? {} : { VarCharValue: value });

/** As AWS does it, the answer of a query begins with a row of the columns' names, which counts as one of the page. */
export function getQueryResults(call: Call): unknown {
  const query = call.athena.find(call.input['QueryExecutionId']);
  if (!isOver(query)) throw invalid(`Query has not yet finished. Current state: ${query.state}`);
  const { answer } = query;
  if (query.state !== 'SUCCEEDED' || !answer) {
    throw invalid(`Query did not finish successfully. Final query state: ${query.state}`);
  }
  const names = answer.columns.map(({ name }) => name);
  const all = query.type === 'DML' ? [names, ...answer.rows] : answer.rows;
  const { page, next } = listPage(call, all, { token: 'NextToken', size: 'MaxResults', defaultSize: 1000 }, () =>
    invalid('Invalid NextToken')
  );
  return {
    UpdateCount: 0,
    ResultSet: {
      Rows: page.map((row) => ({ Data: row.map(datum) })),
      ResultSetMetadata: {
        ColumnInfo: answer.columns.map(({ name, type }) => ({
          CatalogName: 'hive',
          SchemaName: '',
          TableName: '',
          Name: name,
          Label: name,
          Type: type,
          Precision: type === 'varchar' ? 2_147_483_647 : 17,
          Scale: 0,
          Nullable: 'UNKNOWN',
          CaseSensitive: type === 'varchar',
        })),
      },
    },
    NextToken: next,
  };
}
