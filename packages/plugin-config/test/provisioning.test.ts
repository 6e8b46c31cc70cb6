import { querySchema } from '@smartcloudops/contract';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => parse(readFileSync(path.join(root, 'provisioning', file), 'utf8')) as never;
const idOf = (plugin: string) =>
  (JSON.parse(readFileSync(path.join(root, plugin, 'src/plugin.json'), 'utf8')) as { id: string }).id;

interface Rule {
  uid: string;
  condition: string;
  data: Array<{ refId: string; datasourceUid: string; model: Record<string, unknown> }>;
}

const { datasources } = read('datasources/smartcloudops.yaml') as {
  datasources: Array<{ uid: string; type: string; jsonData: { kind: string } }>;
};

test('the provisioned data source is the demo of our plugin', () => {
  expect(datasources).toEqual([
    expect.objectContaining({ type: idOf('datasource-plugin'), jsonData: { kind: 'demo' } }),
  ]);
});

test('the app is enabled and opens with the provisioned data source', () => {
  const { apps } = read('plugins/app.yaml') as {
    apps: Array<{ type: string; disabled: boolean; jsonData: { datasourceUid: string } }>;
  };
  expect(apps).toEqual([
    expect.objectContaining({
      type: idOf('app-plugin'),
      disabled: false,
      jsonData: { datasourceUid: datasources[0]!.uid },
    }),
  ]);
});

test('the dashboard provider looks where the dashboards are, wherever provisioning lies', () => {
  const { providers } = read('dashboards/smartcloudops.yaml') as { providers: Array<{ options: { path: string } }> };
  expect(providers.map(({ options }) => options.path)).toEqual(['$GF_PATHS_PROVISIONING/dashboards']);
  expect(existsSync(path.join(root, 'provisioning/dashboards/cost.json'))).toBe(true);
});

test('the alert rules ask the demo for one figure each and compare it', () => {
  const asked = ['alerting/cost-forecast.yaml', 'alerting/data-trust.yaml']
    .flatMap((file) => (read(file) as { groups: Array<{ rules: Rule[] }> }).groups)
    .flatMap(({ rules }) => rules)
    .map(({ data: [figure, threshold], condition }) => {
      expect(figure!.datasourceUid).toBe(datasources[0]!.uid);
      const { refId, ...query } = figure!.model;
      expect(threshold).toMatchObject({
        refId: condition,
        datasourceUid: '__expr__',
        model: { type: 'threshold', expression: refId },
      });
      return querySchema.parse({ ...query, timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' } });
    });
  expect(asked).toMatchObject([
    { queryType: 'cost-forecast', output: 'month-end', statistic: 'point' },
    { queryType: 'budget-risk', period: 'month', statistic: 'probability' },
    { queryType: 'source-state', statistic: 'lag' },
  ]);
});
