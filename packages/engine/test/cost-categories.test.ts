import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { costExplorerClient } from '@smartcloudops/aws';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';
import { allocateCost } from '@smartcloudops/insights';
import type { AllocationRules } from '@smartcloudops/insights';
import { createWorld, focusRows, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 9, 20, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const world = createWorld({ seed: 5, days: 60, now: NOW });
const dataDir = mkdtempSync(path.join(tmpdir(), 'categories-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({ world, credentials: [{ accessKeyId: 'ALL' }] });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
  await engine.connect({
    ...{ id: 'prod', name: 'prod', kind: 'aws', monthlyApiBudget: '20.00', historyDays: 10 },
    aws: { authType: 'keys', endpoint: twin.url, accessKey: 'ALL', secretKey: 'any' },
    metrics: { enabled: false },
    tagKeys: ['team', 'owner', 'costCategory/BusinessUnit'],
  });
  await engine.collect('prod');
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

async function ask(address: string, init: RequestInit = {}, principal = admin) {
  const response = await engine.fetch(new Request(`http://rest/api/v1/${address}`, init), principal);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
interface Allocated {
  readonly value: string | null;
  readonly total: { readonly amount: string };
}
interface Total {
  readonly group: Readonly<Record<string, string | null>>;
  readonly total: { readonly amount: string };
}
const range = 'from=2026-10-11&to=2026-10-19';

async function rulesOf(name: string): Promise<AllocationRules> {
  const { allocations } = (await ask('allocations')).body as unknown as { allocations: AllocationRules[] };
  const found = allocations.find((one) => one.name === name);
  if (!found) throw new Error(`No allocation named ${name}`);
  return found;
}

test('a cost category is an allocation, and allots what the charges themselves carry', async () => {
  const { body } = await ask(`analytics/cost/allocation/cost-category-business-unit?${range}`);
  const allotted = (body['series'] as Allocated[]).filter(({ value }) => value !== null);
  const history = await ask(
    `analytics/cost/history?grain=total&${range}&groupBy=${encodeURIComponent('Tags.costCategory/BusinessUnit')}`
  );
  const carried = history.body['series'] as Total[];
  expect(new Map(allotted.map(({ value, total }) => [value, total.amount]))).toEqual(
    new Map(carried.map(({ group, total }) => [group['Tags.costCategory/BusinessUnit'], total.amount]))
  );
  expect(new Set(allotted.map(({ value }) => value))).toEqual(new Set(world.accounts.map((one) => one.businessUnit)));
});

test('what AWS sorts by tags, names, negations and a default, our rules sort the same, to the last digit', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'categories-'));
  const warehouse = openSqliteWarehouse({ path: path.join(folder, 'warehouse.db') });
  const [from, to] = [Date.UTC(2026, 8, 1), Date.UTC(2026, 9, 1)];
  try {
    await warehouse.costs.load(
      {
        ...{ connection: 'bill', source: 'cur-file', dimensions: null, contentHash: null, restates: null },
        ...{ origin: 'twin', loadedAt: 1 },
      },
      [[...focusRows(world, { from, to })]]
    );
    const { rules, ...rest } = await rulesOf('cost-category-workload');
    expect(rest.splits).toEqual([{ of: 'Shared', method: 'proportional', to: ['Data', 'Other'] }]);
    const { series } = await allocateCost(
      { warehouse },
      {
        ...{ connections: null, metric: 'BilledCost', groupBy: [], filters: [], from, to, grain: 'total', asOf: null },
        rules: { ...rest, rules, splits: [] },
      }
    );
    const client = costExplorerClient({ authType: 'keys', endpoint: twin.url, accessKey: 'ALL', secretKey: 'any' });
    const { body } = await client.getCostAndUsage({
      TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
      Granularity: 'MONTHLY',
      Metrics: ['UnblendedCost'],
      GroupBy: [{ Type: 'COST_CATEGORY', Key: 'Workload' }],
    });
    client.close();
    const { ResultsByTime } = JSON.parse(body) as {
      ResultsByTime: { Groups: { Keys: string[]; Metrics: { UnblendedCost: { Amount: string } } }[] }[];
    };
    const theirs = ResultsByTime.flatMap(({ Groups }) => Groups).map(({ Keys: [key = ''], Metrics }) => [
      key.slice('Workload$'.length),
      formatDecimal(parseDecimal(Metrics.UnblendedCost.Amount) ?? 0n),
    ]);
    expect(theirs.length).toBeGreaterThan(4);
    expect(
      new Map(series.filter(({ value }) => value !== null).map((one) => [one.value, formatDecimal(one.total)]))
    ).toEqual(new Map(theirs as [string, string][]));
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true });
  }
});

test('a tag key that is not active is told of wherever it is named', async () => {
  const said = expect.stringMatching(/The tag key "owner" is not active .* use one that is active: .*team/);
  const history = await ask(`analytics/cost/history?${range}&groupBy=Tags.owner`);
  expect(history.body['notices']).toContainEqual({ severity: 'warning', text: said });
  const active = await ask(`analytics/cost/history?${range}&groupBy=Tags.team`);
  expect(JSON.stringify(active.body['notices'])).not.toContain('not active');
  expect(await engine.health('prod')).toMatchObject({ status: 'ok', message: said });
  expect((await ask('tags')).body).toMatchObject({
    active: expect.arrayContaining(['team']),
    inactive: expect.arrayContaining(['owner']),
  });
});

test('cost categories belong to who may see their connection, and nobody forgets them here', async () => {
  const stranger: Principal = { name: 'bob', role: 'admin', connections: ['other'] };
  expect((await ask('allocations', {}, stranger)).body).toEqual({ allocations: [] });
  expect(await ask(`analytics/cost/allocation/cost-category-workload?${range}`, {}, stranger)).toMatchObject({
    body: { code: 'ENGINE_NO_SUCH_ALLOCATION' },
  });
  expect(await ask('allocations/cost-category-workload', { method: 'DELETE' })).toMatchObject({
    body: { code: 'ENGINE_BAD_ALLOCATION', detail: expect.stringContaining('the cost category "Workload"') },
  });
});

test('people’s own rules go before a cost category of the same name, and give it free again', async () => {
  const name = 'cost-category-workload';
  const own = { name, title: 'Mine', rules: [{ value: 'All', where: [] }], splits: [] };
  const init = { method: 'PUT', body: JSON.stringify(own), headers: { 'content-type': 'application/json' } };
  expect((await ask(`allocations/${name}`, init)).status).toBe(200);
  expect((await rulesOf(name)).title).toBe('Mine');
  expect((await ask(`allocations/${name}`, { method: 'DELETE' })).status).toBe(200);
  expect((await rulesOf(name)).title).toBe('Workload');
});
