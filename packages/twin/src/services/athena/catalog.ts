import { AwsError } from '../../http/aws-error.ts';
import { isAllowed } from '../../http/authenticate.ts';
import type { Call } from '../../http/service.ts';
import { invalid } from './athena-desk.ts';
import type { AthenaWorkGroup } from './running.ts';

/** @throws AwsError when there is no such workgroup */
export function workGroupOf({ athena }: Call, name: unknown): AthenaWorkGroup {
  const group = athena.workGroups.get(String(name ?? 'primary'));
  if (!group) throw invalid('WorkGroup is not found.');
  return group;
}

export function getWorkGroup(call: Call): unknown {
  const group = workGroupOf(call, call.input['WorkGroup']);
  const { name, outputLocation, bytesScannedCutoff, enforced = true, disabled = false } = group;
  return {
    WorkGroup: {
      Name: name,
      State: disabled ? 'DISABLED' : 'ENABLED',
      Configuration: {
        ResultConfiguration: outputLocation === null ? {} : { OutputLocation: outputLocation },
        EnforceWorkGroupConfiguration: enforced,
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: bytesScannedCutoff,
        RequesterPaysEnabled: false,
        EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
      },
      CreationTime: call.world.firstDay * 86_400,
    },
  };
}

const columnOf = ({ name, type }: { readonly name: string; readonly type: string }) => ({ Name: name, Type: type });

export function getTableMetadata({ input, athena, caller }: Call): unknown {
  if (!isAllowed(caller, 'glue:GetTable')) {
    const message = `User: ${caller.arn} is not authorized to perform: glue:GetTable on resource: arn:aws:glue:${caller.region}:${caller.accountId}:catalog (Service: AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException)`;
    throw new AwsError('MetadataException', message);
  }
  const { DatabaseName, TableName } = input;
  const table = athena.tables.find(({ database, name }) => database === DatabaseName && name === TableName);
  if (!table) {
    const message =
      'Entity Not Found (Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException)';
    throw new AwsError('MetadataException', message);
  }
  return {
    TableMetadata: {
      Name: table.name,
      TableType: 'EXTERNAL_TABLE',
      Columns: table.columns.map(columnOf),
      PartitionKeys: (table.partitionKeys ?? []).map(columnOf),
      Parameters: { EXTERNAL: 'TRUE', classification: 'parquet' },
    },
  };
}
