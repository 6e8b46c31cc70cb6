import { querySchema } from '@smartcloudops/contract';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');
const NAMES = ['budgets', 'cost', 'forecast', 'recommendations', 'security', 'trust'];
const FOLDERS = ['provisioning/dashboards', 'app-plugin/src/dashboards'];
const FILES = FOLDERS.flatMap((folder) => NAMES.map((name) => `${folder}/${name}.json`));
/** What the workbench can render besides our own panel. */
const PANEL_TYPES = ['timeseries', 'stat', 'table', 'bargauge', 'text', 'smartcloudops-recommendations-panel'];

interface Panel {
  id: number;
  type: string;
  title: string;
  targets: Array<Record<string, unknown>>;
}
interface Dashboard {
  uid: string;
  panels: Panel[];
  templating: { list: Array<{ name: string }> };
}

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Dashboard;
const panels = FILES.flatMap((file) => read(file).panels.map((panel) => [`${file}: ${panel.title}`, panel] as const));

test('the committed dashboards are those that their sources make', () => {
  // Type stripping needs the Node of the workspace, whichever one runs the tests.
  const node = path.join(root, 'node_modules/.bin/node');
  const check = process.env.UPDATE_GOLDEN ? [] : ['--check'];
  const { stdout, stderr, status } = spawnSync(node, ['app-plugin/dashboards/generate.mjs', ...check], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ stale: stdout, stderr, status }).toEqual({
    stale: process.env.UPDATE_GOLDEN ? stdout : '',
    stderr: '',
    status: 0,
  });
});

test.each(NAMES)('the two dashboards "%s" differ in their identity alone, and in those that they link to', (name) => {
  const [provisioned, bundled] = FOLDERS.map((folder) => readFileSync(path.join(root, folder, `${name}.json`), 'utf8'));
  expect(bundled).not.toBe(provisioned);
  expect(bundled).not.toMatch(/"smartcloudops-(?!app-|analytics-|recommendations-panel)|\/d\/smartcloudops-(?!app-)/);
  expect(bundled!.replaceAll('smartcloudops-app-', 'smartcloudops-')).toBe(provisioned);
});

test.each(panels)('%s asks what the backend understands', (_name, { type, id, targets }) => {
  expect(PANEL_TYPES).toContain(type);
  expect(id).toBeGreaterThan(0);
  for (const { refId, datasource, ...query } of targets) {
    expect(refId).toBe('A');
    expect(datasource).toEqual({ type: 'smartcloudops-analytics-datasource', uid: '${datasource}' });
    const asked = {
      ...query,
      // What a variable gives is text here, and a value of its kind when it is asked.
      ...('metric' in query && { metric: 'BilledCost' }),
      ...('budget' in query && { budget: 1 }),
      ...('severities' in query && { severities: ['HIGH'] }),
      timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
    };
    expect(querySchema.safeParse(asked).error).toBeUndefined();
  }
});

test('every variable that a panel uses exists', () => {
  for (const dashboard of FILES.map(read)) {
    // Grafana's own begin with two underscores.
    const used = new Set([...JSON.stringify(dashboard.panels).matchAll(/\$\{?(?!__)(\w+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(dashboard.templating.list.map(({ name }) => name).sort());
  }
});
