import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CheckedFrame } from '@smartcloudops/grafana-sdk';
import { launchPlugin } from '@smartcloudops/grafana-sdk/host';
import type { HostContext, HostQuery, LaunchedPlugin } from '@smartcloudops/grafana-sdk/host';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(200_000);

const root = path.join(__dirname, '..', '..');
// Inside the checkout, where the bundle finds the packages with native parts.
const outdir = path.join(root, 'node_modules', '.cache', 'backend-test');
const data = mkdtempSync(path.join(tmpdir(), 'backend-'));
const DAY = 86_400_000;

let executable = '';
let twin: Twin;
const running: LaunchedPlugin[] = [];

async function launch(name: string, env: Readonly<Record<string, string>> = {}): Promise<LaunchedPlugin> {
  const plugin = await launchPlugin({
    command: executable,
    env: { GF_PLUGIN_DATA_DIR: path.join(data, name), ...env },
  });
  running.push(plugin);
  return plugin;
}

beforeAll(async () => {
  const build = spawnSync(process.execPath, [path.join(__dirname, 'build.mjs'), '--outdir', outdir], {
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  executable = path.join(outdir, readdirSync(outdir).find((name) => name.startsWith('gpx_')) ?? '');
  twin = await startTwin({
    ...{ seed: 7, days: 70, accounts: 3, pageGroups: 250 },
    exports: [{ bucket: 'bills', prefix: 'exports', name: 'daily', format: 'cur2' }],
  });
});
afterEach(async () => {
  twin.setFaults([]);
  await Promise.all(running.splice(0).map((plugin) => plugin.stop()));
});
afterAll(async () => {
  await twin.close();
  rmSync(data, { recursive: true });
});

function context(
  jsonData: object,
  {
    uid = 'prod',
    role = 'Admin',
    login = 'ann',
    ...rest
  }: { uid?: string; role?: string; login?: string; orgId?: number } = {}
): HostContext {
  return {
    pluginId: 'smartcloudops-analytics-datasource',
    user: { login, role },
    datasource: { uid, name: uid, jsonData, secureJsonData: { accessKey: 'TWINDEMO', secretKey: 'any' } },
    ...rest,
  };
}
const aws = (more: object = {}) => ({
  kind: 'aws',
  authType: 'keys',
  endpoint: twin.url,
  monthlyApiBudget: '5.00',
  historyDays: 45,
  ...more,
});

function query(refId: string, queryType: string, model: object): HostQuery {
  const to = new Date();
  return {
    refId,
    queryType,
    timeRange: { from: new Date(to.getTime() - 30 * DAY), to },
    model: { datasource: { uid: 'prod' }, intervalMs: 1000, ...model },
  };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`It did not come to pass in time that ${what}.`);
    await sleep(5);
  }
}

async function collected(plugin: LaunchedPlugin, ctx: HostContext): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline;) {
    const { details, status, message } = await plugin.checkHealth({ context: ctx });
    if (details?.running === false && details.lastSuccess !== null) return;
    if (status === 'error') throw new Error(message);
    await sleep(100);
  }
  throw new Error('Nothing was collected in time.');
}

const field = (frame: CheckedFrame | undefined, name: string) => frame?.fields.find((one) => one.name === name);
const numbers = (frame: CheckedFrame | undefined, name: string) =>
  Array.from(field(frame, name)?.values ?? []) as (number | null)[];

test('a data export is all that a connection needs', async () => {
  const plugin = await launch('export');
  const place = { bucket: 'bills', prefix: 'exports', name: '', region: null };
  const ctx = context(aws({ monthlyApiBudget: '0.00', metrics: { enabled: false }, export: place }), { uid: 'export' });
  await collected(plugin, ctx);
  expect(await plugin.checkHealth({ context: ctx })).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/: cost data from .* Export "daily" has \d billing periods/),
  });
  const queries = [query('A', 'cost', { groupBy: ['ResourceId'], topN: 3 })];
  const { A: answer } = await plugin.queryData({ context: ctx, queries });
  expect(answer?.frames[0]?.meta).toMatchObject({ custom: { source: ['data-export'], currency: 'USD' } });
  const nowhere = context(aws({ export: { ...place, bucket: '' } }), { uid: 'nowhere' });
  expect(await plugin.checkHealth({ context: nowhere })).toMatchObject({
    status: 'error',
    message: expect.stringContaining('export.bucket'),
  });
});

test('an AWS connection is collected from the start, and answers panels, alerts and resources', async () => {
  const plugin = await launch('whole');
  const ctx = context(aws());
  await collected(plugin, ctx);
  const health = await plugin.checkHealth({ context: ctx });
  expect(health).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/^AWS account \d{12}: cost data from .* to .*, collected just now\.$/),
  });

  const queries = [
    query('A', 'cost', { groupBy: ['ServiceName'], topN: 3 }),
    query('B', 'cost', { grain: 'total' }),
    query('C', 'cost-forecast', { output: 'series' }),
    query('D', 'cost-forecast', { output: 'month-end' }),
    query('E', 'cost', { groupBy: ['Service'] }),
    query('F', 'price', {}),
  ];
  const panel = await plugin.queryData({ context: ctx, queries });
  const [a] = panel.A?.frames ?? [];
  expect(a?.meta).toMatchObject({
    type: 'timeseries-wide',
    typeVersion: [0, 1],
    custom: { source: ['cost-explorer'], currency: 'USD' },
  });
  expect(a?.fields).toHaveLength(5);
  expect(a?.fields.at(-1)?.labels).toEqual({ ServiceName: 'Other' });
  // Services and the rest add up to the total.
  const sum = a?.fields
    .slice(1)
    .reduce((total, { values }) => total + Array.from(values as number[]).reduce((x, y) => x + y, 0), 0);
  const [total = Number.NaN] = numbers(panel.B?.frames[0], 'BilledCost');
  expect(total).toBeGreaterThan(0);
  expect(Math.abs((sum ?? 0) - (total ?? 0))).toBeLessThan(1e-6);
  expect(panel.C?.frames[0]?.fields.map(({ name }) => name)).toEqual([
    'time',
    'actual',
    'provisional',
    'forecast',
    'lower 80',
    'upper 80',
    'lower 95',
    'upper 95',
  ]);
  expect(panel.D?.frames[0]?.fields).toHaveLength(8);
  expect(panel.E).toMatchObject({ status: 400, errorSource: 'plugin', error: expect.stringContaining('groupBy[0]') });
  expect(panel.F).toMatchObject({ status: 400, errorSource: 'plugin', error: expect.stringContaining('"price"') });

  const alert = await plugin.queryData({
    context: ctx,
    queries: [query('D', 'cost-forecast', { output: 'month-end' })],
    headers: { FromAlert: 'true' },
  });
  const [rule] = alert.D?.frames ?? [];
  expect(rule?.meta).toMatchObject({ type: 'numeric-wide', typeVersion: [0, 1] });
  expect(rule?.fields.map(({ name }) => name)).toEqual(['monthEnd']);
  expect(numbers(rule, 'monthEnd')[0]).toBe(numbers(panel.D?.frames[0], 'monthEnd')[0]);

  const state = await plugin.callResource({ context: ctx, path: 'api/v1/sources/state' });
  expect(await state.json()).toMatchObject({ sources: [{ connection: 'prod', month: { real: true } }] });
  const refused = await plugin.callResource({ context: ctx, path: 'api/v1/analytics/cost/history?grain=year' });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'ENGINE_BAD_REQUEST', issues: [{ field: 'grain' }] });

  const metrics = await plugin.collectMetrics({ context: ctx });
  expect(metrics).toMatch(/smartcloudops_queries_total\{type="cost",outcome="ok"\} 2/);
  expect(metrics).toMatch(/smartcloudops_billed_calls_month [1-9]/);
  expect(metrics).toMatch(/smartcloudops_source_failing\{connection="prod",source="cost-explorer"\} 0/);
  expect(metrics).toMatch(/smartcloudops_source_lag_seconds\{connection="prod",source="cost-explorer"\} 0/);
});

test('nobody reads another data source, whatever the role; alerts and public dashboards cause no costs', async () => {
  const plugin = await launch('scopes');
  const ctx = context(aws());
  await collected(plugin, ctx);
  const total = query('A', 'cost', { grain: 'total' });
  for (const stranger of [
    context(aws({ monthlyApiBudget: '0.00' }), { uid: 'other' }),
    context(aws({ monthlyApiBudget: '0.00' }), { orgId: 2 }),
  ]) {
    const { A } = await plugin.queryData({ context: stranger, queries: [total] });
    expect(A).toMatchObject({ status: 200, frames: [{ fields: [] }] });
    const asked = await plugin.queryData({
      context: stranger,
      queries: [query('A', 'cost', { connections: ['prod'] })],
    });
    expect(asked.A).toMatchObject({ status: 403, errorSource: 'plugin' });
    const list = await (await plugin.callResource({ context: stranger, path: 'api/v1/connections' })).json();
    expect(list).toMatchObject({ connections: [{ id: expect.not.stringMatching(/^prod$/) }] });
  }
  for (const login of ['grafana_scheduler', 'service']) {
    const made = context(aws(), { login });
    expect((await plugin.callResource({ context: made, path: 'api/v1/collect', method: 'POST' })).status).toBe(403);
  }
});

test('a demo that becomes an AWS account leaves no simulated money behind', async () => {
  const plugin = await launch('turned');
  const demo = context({ kind: 'demo', historyDays: 10 }, { uid: 'turned' });
  const total = query('A', 'cost', { grain: 'total' });
  await collected(plugin, demo);
  expect((await plugin.queryData({ context: demo, queries: [total] })).A?.frames[0]?.fields).toHaveLength(1);
  const real = context(aws({ monthlyApiBudget: '0.00' }), { uid: 'turned' });
  expect((await plugin.queryData({ context: real, queries: [total] })).A?.frames[0]?.fields).toEqual([]);
  const list = await (await plugin.callResource({ context: real, path: 'api/v1/connections' })).json();
  expect(list).toEqual({ connections: [{ id: 'turned', name: 'turned', kind: 'aws', problem: null }] });
  const metrics = await plugin.collectMetrics({ context: real });
  expect(metrics).toMatch(/smartcloudops_connections 1/);
});

test('what is wrong is named: keys, permission, budget, setting', async () => {
  const plugin = await launch('wrong');
  const wrongKey = {
    ...context(aws(), { uid: 'key' }),
    datasource: {
      uid: 'key',
      name: 'key',
      jsonData: aws(),
      secureJsonData: { accessKey: 'AKIAWRONG', secretKey: 'x' },
    },
  };
  expect(await plugin.checkHealth({ context: wrongKey })).toMatchObject({
    status: 'error',
    message: expect.stringContaining('"Access Key ID"'),
  });

  twin.setFaults([{ operation: 'ce:*', kind: 'denied' }]);
  expect(await plugin.checkHealth({ context: context(aws(), { uid: 'denied' }) })).toMatchObject({
    status: 'error',
    message: expect.stringContaining('ce:GetCostAndUsage'),
  });
  twin.setFaults([]);

  expect(await plugin.checkHealth({ context: context(aws({ monthlyApiBudget: '' }), { uid: 'free' }) })).toMatchObject({
    status: 'error',
    message: expect.stringMatching(/budget.*\$0\.00.*Set "Monthly API budget"/),
  });
  expect(await plugin.checkHealth({ context: context({ kind: 'files' }, { uid: 'files' }) })).toMatchObject({
    status: 'error',
    message: expect.stringContaining('smartcloudops import'),
  });
  expect(
    await plugin.checkHealth({ context: context(aws({ monthlyApiBudget: 'much' }), { uid: 'setting' }) })
  ).toMatchObject({
    status: 'error',
    message: expect.stringContaining('monthlyApiBudget'),
  });
});

test('a backend killed in mid-collect loses nothing and pays for nothing twice', async () => {
  const before = new Map(twin.invoice().items.map(({ operation, units }) => [operation, units]));
  const bought = () =>
    (twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage')?.units ?? 0) -
    (before.get('ce:GetCostAndUsage') ?? 0);
  // Its totals are bought by the same operation, and are not what is counted here.
  const ctx = context(aws({ sources: { 'cost-explorer-control': false } }), { uid: 'killed' });
  const total = query('A', 'cost', { grain: 'total' });

  const steady = await launch('steady');
  await collected(steady, ctx);
  const pages = bought();
  const expected = numbers((await steady.queryData({ context: ctx, queries: [total] })).A?.frames[0], 'BilledCost');
  expect(pages).toBeGreaterThan(5);

  twin.setFaults([{ operation: 'ce:*', kind: 'slow', latencyMs: 150 }]);
  const plugin = await launch('killed');
  await plugin.queryData({ context: ctx, queries: [total] });
  await until('three pages are bought', () => bought() >= pages + 3);
  process.kill(plugin.pid, 'SIGKILL');
  await until('it runs again', () => plugin.restarts === 1 && plugin.running);
  // The lease of the dead process runs out, and the next one goes on by itself.
  await collected(plugin, ctx);
  expect(numbers((await plugin.queryData({ context: ctx, queries: [total] })).A?.frames[0], 'BilledCost')).toEqual(
    expected
  );
  // A page whose answer was on its way when the process died was charged, and cannot be had without asking again.
  expect(bought() - pages).toBeGreaterThanOrEqual(pages);
  expect(bought() - pages).toBeLessThanOrEqual(pages + 1);
});
