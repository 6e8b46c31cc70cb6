import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => parse(readFileSync(path.join(root, 'provisioning', file), 'utf8')) as never;
const idOf = (plugin: string) =>
  (JSON.parse(readFileSync(path.join(root, plugin, 'src/plugin.json'), 'utf8')) as { id: string }).id;

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
