import { api, APP, ask, DATASOURCE, DEMO, PANEL } from './client.ts';
import type { QueryAnswer } from './client.ts';
import { until } from './processes.ts';

interface PluginRow {
  readonly id: string;
  readonly enabled: boolean;
}

interface CurrentCost {
  readonly currency: string;
  readonly total: { readonly value: number };
}

const resource = <Body>(path: string, who?: string | null) =>
  api<Body>('GET', `/api/datasources/uid/${DEMO}/resources/api/v1/${path}`, undefined, who);

test('this is a Grafana that the suite supports', async () => {
  const { body } = await api<{ version: string; database: string }>('GET', '/api/health');
  expect(body).toMatchObject({ version: expect.stringMatching(/^1[2-9]\./), database: 'ok' });
});

test('the app, the nested data source and the nested panel are loaded and enabled', async () => {
  const { body } = await api<PluginRow[]>('GET', '/api/plugins?embedded=1');
  const ours = body.filter(({ id }) => id.startsWith('smartcloudops-'));
  expect(ours.map(({ id, enabled }) => [id, enabled]).sort()).toEqual([
    [APP, true],
    [DATASOURCE, true],
    [PANEL, true],
  ]);
});

test('the health of the demo is green and says what is known', async () => {
  const { status, body } = await api<{ status: string; message: string }>('GET', `/api/datasources/uid/${DEMO}/health`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'OK',
    message: expect.stringMatching(/Cost data from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/),
  });
});

test('the dashboards are there: the provisioned ones in their folder, and those of the app', async () => {
  const { body } = await api<Array<{ uid: string; folderTitle?: string }>>('GET', '/api/search?type=dash-db');
  const ours = body.filter(({ uid }) => uid.startsWith('smartcloudops-'));
  expect(ours.map(({ uid, folderTitle }) => [uid, folderTitle]).sort()).toEqual([
    ['smartcloudops-app-budgets', undefined],
    ['smartcloudops-app-cost', undefined],
    ['smartcloudops-app-drivers', undefined],
    ['smartcloudops-app-forecast', undefined],
    ['smartcloudops-app-recommendations', undefined],
    ['smartcloudops-app-security', undefined],
    ['smartcloudops-app-trust', undefined],
    ['smartcloudops-budgets', 'SmartCloudOps'],
    ['smartcloudops-cost', 'SmartCloudOps'],
    ['smartcloudops-drivers', 'SmartCloudOps'],
    ['smartcloudops-forecast', 'SmartCloudOps'],
    ['smartcloudops-recommendations', 'SmartCloudOps'],
    ['smartcloudops-security', 'SmartCloudOps'],
    ['smartcloudops-trust', 'SmartCloudOps'],
  ]);
});

test('resource calls reach the REST API, and its figure is that of the frame', async () => {
  const { status, body } = await resource<CurrentCost>('analytics/cost/current');
  expect(status).toBe(200);
  expect(body).toMatchObject({ currency: 'USD', total: { value: expect.any(Number) } });
  const { body: answer } = await ask([{ refId: 'A', queryType: 'cost', grain: 'total' }], 'admin:admin', 'now/M');
  expect(answer.results['A']?.frames?.[0]?.data.values).toEqual([[body.total.value]]);
});

test('a resource that is not there is a problem with a code', async () => {
  const { status, body } = await resource<{ code: string }>('nowhere');
  expect([status, body.code]).toEqual([404, expect.stringMatching(/^[A-Z]+_[A-Z_]+$/)]);
});

test('a bad query fails under its refId, names the field, and leaves the others alone', async () => {
  const { body } = await ask([
    { refId: 'good', queryType: 'cost', grain: 'total' },
    { refId: 'bad', queryType: 'cost', grain: 'total', groupBy: ['Nonsense'] },
  ]);
  expect(body.results['good']?.status).toBe(200);
  expect(body.results['bad']).toMatchObject({ status: 400, error: expect.stringContaining('groupBy') });
});

test('the figures of the backend are in the metrics of the plugin', async () => {
  await ask([{ refId: 'A', queryType: 'cost', grain: 'total' }]);
  const text = await until('metrics', 10_000, async () => {
    const { body } = await api<string>('GET', `/api/plugins/${DATASOURCE}/metrics`);
    return body.includes('smartcloudops_connections') && body;
  });
  const figure = (name: string) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
  expect(figure('smartcloudops_queries_total')).toBeGreaterThan(0);
  expect(figure('smartcloudops_connections')).toBeGreaterThanOrEqual(1);
  expect(figure('smartcloudops_connections_broken')).toBe(0);
  expect(figure('smartcloudops_data_version')).toBeGreaterThan(0);
});

describe('a viewer', () => {
  const viewer = 'viewer:viewer-password';

  beforeAll(async () => {
    const user = { name: 'Viewer', login: 'viewer', password: 'viewer-password' };
    const { status } = await api('POST', '/api/admin/users', user);
    expect([200, 412]).toContain(status);
  });

  test('sees the cost', async () => {
    const { status, body } = await ask([{ refId: 'A', queryType: 'cost', grain: 'total' }], viewer);
    expect([status, body.results['A']?.status]).toEqual([200, 200]);
    expect((await resource('analytics/cost/current', viewer)).status).toBe(200);
  });

  test('changes nothing', async () => {
    const { status } = await api('PUT', `/api/datasources/uid/${DEMO}`, { name: 'mine', type: DATASOURCE }, viewer);
    expect(status).toBe(403);
  });

  test('without signing in nobody sees anything', async () => {
    expect((await ask([{ refId: 'A', queryType: 'cost' }], null)).status).toBe(401);
  });
});

interface PublicDashboard {
  readonly uid: string;
  readonly accessToken: string;
}

test('a public dashboard answers its panels without signing in', async () => {
  const datasource = { type: DATASOURCE, uid: DEMO };
  const target = { refId: 'A', datasource, queryType: 'cost', grain: 'total', groupBy: [], filters: [] };
  const panel = {
    id: 1,
    type: 'stat',
    title: 'Cost',
    datasource,
    targets: [target],
    gridPos: { h: 4, w: 6, x: 0, y: 0 },
  };
  const uid = `for-everyone-${Date.now()}`;
  const dashboard = {
    uid,
    title: 'For everyone',
    panels: [panel],
    time: { from: 'now-30d', to: 'now' },
    schemaVersion: 42,
  };
  expect((await api('POST', '/api/dashboards/db', { dashboard, overwrite: true })).status).toBe(200);
  const share = `/api/dashboards/uid/${uid}/public-dashboards`;
  const { body: shared } = await api<PublicDashboard>('POST', share, { isEnabled: true });
  const { status, body } = await api<QueryAnswer>(
    'POST',
    `/api/public/dashboards/${shared.accessToken}/panels/1/query`,
    { intervalMs: 60_000, maxDataPoints: 100 },
    null
  );
  expect([status, body.results['A']?.frames?.[0]?.data.values]).toEqual([200, [[expect.any(Number)]]]);
  expect((await api('DELETE', `/api/dashboards/uid/${uid}`)).status).toBe(200);
});
