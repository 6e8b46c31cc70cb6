import '@smartcloudops/plugin-config/testing';
import { dateTime } from '@grafana/data';
import type { DataQueryRequest, DataSourceInstanceSettings, TimeRange } from '@grafana/data';
import { setTemplateSrv } from '@grafana/runtime';
import type { TemplateSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { ConnectionJsonData } from './config-editor/connection-settings.ts';
import { CostDataSource } from './datasource.ts';
import { DEFAULT_QUERY } from './query-types/start-query.ts';
import type { PanelQuery } from './query-model.ts';
import type { VariableQuery } from './variables/variable-query.ts';

const range = { from: dateTime('2024-09-01T00:00:00Z'), to: dateTime('2024-10-01T00:00:00Z') } as TimeRange;

/** The data source over a backend that answers by path. */
function setup(answers: Record<string, unknown>) {
  setTemplateSrv({
    replace: (text?: string) => (text ?? '').replace('$by', 'RegionId'),
    getVariables: () => [],
  } as unknown as TemplateSrv);
  const datasource = new CostDataSource({
    uid: 'u',
    type: 't',
    id: 1,
    jsonData: {},
    meta: {},
  } as DataSourceInstanceSettings<ConnectionJsonData>);
  const asked: unknown[] = [];
  datasource.getResource = async (path: string, params?: unknown) => {
    asked.push([path, params]);
    return answers[path] as never;
  };
  return { datasource, asked };
}

test('hidden and empty queries, and those that wait for a choice, are not sent', () => {
  const { datasource } = setup({});
  expect(datasource.filterQuery({ refId: 'A', ...DEFAULT_QUERY })).toBe(true);
  expect(datasource.filterQuery({ refId: 'A', ...DEFAULT_QUERY, hide: true })).toBe(false);
  expect(datasource.filterQuery({ refId: 'A' } as PanelQuery)).toBe(false);
  expect(datasource.filterQuery({ refId: 'A', queryType: 'metric', metricName: '' })).toBe(false);
  expect(datasource.filterQuery({ refId: 'A', queryType: 'metric', metricName: 'Errors' })).toBe(true);
});

test('a variable lists the values of a dimension in the range, absent ones by name', async () => {
  const { datasource, asked } = setup({ 'api/v1/dimensions/RegionId/values': { values: ['eu-west-1', null] } });
  const targets = [{ refId: 'v', kind: 'values', dimension: '$by' }];
  const request = { targets, range } as unknown as DataQueryRequest<VariableQuery>;
  const support = datasource.variables as unknown as { query(r: typeof request): ReturnType<CostDataSource['query']> };
  await expect(lastValueFrom(support.query(request))).resolves.toEqual({
    data: [
      { text: 'eu-west-1', value: 'eu-west-1' },
      { text: '(none)', value: '__absent__' },
    ],
  });
  expect(asked).toEqual([
    ['api/v1/dimensions/RegionId/values', { from: '2024-09-01T00:00:00.000Z', to: '2024-10-01T00:00:00.000Z' }],
  ]);
});

test('variables list tag keys, dimensions and connections too', async () => {
  const { datasource } = setup({
    'api/v1/tags': { keys: ['team'] },
    'api/v1/dimensions': { dimensions: ['ServiceName'] },
    'api/v1/connections': { connections: [{ id: 'x', name: 'Payer' }] },
  });
  await expect(datasource.metricFindQuery({ refId: 'v', kind: 'tag-keys' })).resolves.toEqual([
    { text: 'team', value: 'Tags.team' },
  ]);
  await expect(datasource.metricFindQuery({ refId: 'v', kind: 'dimensions' })).resolves.toEqual([
    { text: 'ServiceName' },
  ]);
  await expect(datasource.metricFindQuery({ refId: 'v', kind: 'connections' })).resolves.toEqual([
    { text: 'Payer', value: 'x' },
  ]);
});

test('variables list what is measured', async () => {
  const metric = (namespace: string, metricName: string, ids: string[]) => ({
    namespace,
    metricName,
    aggregations: ['average'],
    unit: null,
    labels: { ResourceId: ids },
  });
  const { datasource } = setup({
    'api/v1/metrics': { metrics: [metric('RDS', 'CPU', ['db']), metric('EC2', 'CPU', ['i-2', 'i-1'])] },
  });
  const list = (query: Partial<VariableQuery>) =>
    datasource.metricFindQuery({ refId: 'v', kind: 'namespaces', ...query });
  await expect(list({})).resolves.toEqual([{ text: 'EC2' }, { text: 'RDS' }]);
  await expect(list({ kind: 'metric-names', namespace: 'EC2' })).resolves.toEqual([{ text: 'CPU' }]);
  await expect(
    list({ kind: 'label-values', namespace: 'EC2', metricName: 'CPU', label: 'ResourceId' })
  ).resolves.toEqual([{ text: 'i-1' }, { text: 'i-2' }]);
  await expect(list({ kind: 'label-values', label: 'ResourceId' })).resolves.toHaveLength(3);
});

test('ad-hoc filters offer dimensions and tags', async () => {
  const { datasource } = setup({
    'api/v1/tags': { keys: ['team'] },
    'api/v1/dimensions': { dimensions: ['ServiceName'] },
  });
  await expect(datasource.getTagKeys()).resolves.toEqual([{ text: 'ServiceName' }, { text: 'Tags.team' }]);
});
