import { querySchema } from '@smartcloudops/contract';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');
const FILES = ['provisioning/dashboards/cost.json', 'app-plugin/src/dashboards/cost.json'];
/** What the workbench can render besides our own panel. */
const PANEL_TYPES = ['timeseries', 'stat', 'table', 'bargauge', 'gauge', 'text', 'smartcloudops-recommendations-panel'];

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

test('the two dashboards differ in their identity alone', () => {
  const [provisioned, bundled] = FILES.map(read);
  expect(provisioned!.uid).not.toBe(bundled!.uid);
  expect({ ...provisioned, uid: '' }).toEqual({ ...bundled, uid: '' });
});

test.each(panels)('%s asks what the backend understands', (_name, { type, id, targets }) => {
  expect(PANEL_TYPES).toContain(type);
  expect(id).toBeGreaterThan(0);
  for (const { refId, datasource, ...query } of targets) {
    expect(refId).toBe('A');
    expect(datasource).toEqual({ type: 'smartcloudops-analytics-datasource', uid: '${datasource}' });
    const asked = {
      ...query,
      metric: 'BilledCost',
      timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
    };
    expect(querySchema.safeParse(asked).error).toBeUndefined();
  }
});

test('every variable that a panel uses exists', () => {
  for (const dashboard of FILES.map(read)) {
    const used = new Set(
      JSON.stringify(dashboard.panels)
        .match(/\$\{?\w+\}?/g)
        ?.map((name) => name.replace(/\W/g, ''))
    );
    expect([...used].sort()).toEqual(dashboard.templating.list.map(({ name }) => name).sort());
  }
});
