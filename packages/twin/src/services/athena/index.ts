import { validation } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { invalid } from './athena-desk.ts';
import { getTableMetadata, getWorkGroup, workGroupOf } from './catalog.ts';
import { getQueryExecution } from './get-query-execution.ts';
import { getQueryResults } from './get-query-results.ts';

const LONGEST_SQL = 262_144;

interface Input {
  readonly QueryString?: string;
  readonly ClientRequestToken?: string;
  readonly WorkGroup?: string;
  readonly QueryExecutionContext?: { readonly Catalog?: string; readonly Database?: string };
  readonly ResultConfiguration?: { readonly OutputLocation?: string };
  readonly ResultReuseConfiguration?: {
    readonly ResultReuseByAgeConfiguration?: { readonly Enabled: boolean; readonly MaxAgeInMinutes?: number };
  };
}

function startQueryExecution(call: Call): unknown {
  const input = call.input as Input;
  const { QueryString: sql = '', QueryExecutionContext: context = {}, ResultConfiguration: own = {} } = input;
  if (sql === '' || sql.length > LONGEST_SQL) {
    throw validation(
      '1 validation error detected: Value at queryString failed to satisfy constraint: length 1 to 262144'
    );
  }
  const group = workGroupOf(call, input.WorkGroup);
  if (group.disabled) throw invalid('WorkGroup is disabled. You can only run queries in an enabled WorkGroup.');
  const isOwn = group.outputLocation === null || group.enforced === false;
  const location = (isOwn ? own.OutputLocation : undefined) ?? group.outputLocation;
  if (location === null) {
    throw invalid(
      'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.'
    );
  }
  const { Enabled = false, MaxAgeInMinutes = 60 } = input.ResultReuseConfiguration?.ResultReuseByAgeConfiguration ?? {};
  const request = {
    sql,
    catalog: context.Catalog ?? 'AwsDataCatalog',
    database: context.Database ?? 'default',
    workGroup: group.name,
    outputLocation: location.endsWith('/') ? location : `${location}/`,
    reuseMinutes: Enabled ? MaxAgeInMinutes : null,
  };
  const query = call.athena.start(request, call.caller, input.ClientRequestToken);
  return { QueryExecutionId: query.id };
}

export const athena: Service = {
  name: 'athena',
  iamPrefix: 'athena',
  protocol: 'json-1.1',
  target: 'AmazonAthena',
  throttling: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 400 },
  operations: {
    StartQueryExecution: { handle: startQueryExecution },
    GetQueryExecution: { handle: getQueryExecution },
    StopQueryExecution: {
      handle({ input, athena: desk }) {
        desk.stop(input['QueryExecutionId']);
        return {};
      },
    },
    GetQueryResults: { handle: getQueryResults },
    GetWorkGroup: { handle: getWorkGroup },
    GetTableMetadata: { handle: getTableMetadata },
  },
};
