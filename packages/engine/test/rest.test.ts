import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';

import { billFolder } from './bill.ts';

const { dataDir, bill, remove } = billFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const now = Date.UTC(2024, 8, 20, 12);
let engine: Engine;

beforeAll(async () => {
  engine = await createEngineHere({ dataDir, logger: silent, clock: () => now, schedule: false });
  await engine.importFiles([bill]);
  await engine.connect({
    id: 'prod',
    name: 'Production',
    kind: 'aws',
    aws: { authType: 'keys', accessKey: 'AKIASECRET', secretKey: 'verysecret' },
  });
});
afterAll(async () => {
  await engine.close();
  remove();
});

const admin: Principal = { name: 'ann', role: 'admin', connections: null };

async function ask(
  path: string,
  { principal = admin, ...init }: RequestInit & { principal?: Principal } = {}
): Promise<{ status: number; type: string; body: unknown }> {
  const response = await engine.fetch(new Request(`http://rest${path}`, init), principal);
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.json() };
}

test('month to date, with what makes it up', async () => {
  const { body } = await ask('/api/v1/analytics/cost/current?groupBy=SubAccountId');
  expect(body).toMatchObject({
    month: { from: '2024-09-01T00:00:00.000Z', to: '2024-10-01T00:00:00.000Z', days: 30 },
    currency: 'USD',
    source: ['focus-file'],
    groups: [{ group: { SubAccountId: 'b' } }, { group: { SubAccountId: 'a' } }],
  });
});

test('filters, several values and absence', async () => {
  const total = async (filter: string) => {
    const { body } = await ask(`/api/v1/analytics/cost/history?from=2024-09-01&to=2024-09-02&grain=total&${filter}`);
    return (body as { total: { amount: string } }).total.amount;
  };
  expect(await total('filter=ServiceName=Amazon EC2')).toBe('12.345678901234567890123');
  expect(await total('filter=ServiceName!=Amazon EC2')).toBe('0.500000000000000000007');
  expect(await total('filter=ServiceName=Amazon EC2&filter=ServiceName=Amazon S3')).toBe('12.84567890123456789013');
  expect(await total('filter=Tags.team=')).toBe('0.500000000000000000007');
});

test('dimensions, their values and tags', async () => {
  expect(await ask('/api/v1/dimensions')).toMatchObject({
    body: { dimensions: expect.arrayContaining(['ServiceName']) },
  });
  expect(await ask('/api/v1/dimensions/ServiceName/values')).toMatchObject({
    body: { values: ['Amazon EC2', 'Amazon S3'] },
  });
  expect(await ask('/api/v1/dimensions/Tags.team/values')).toMatchObject({
    body: { values: expect.arrayContaining(['web', null]) },
  });
  expect(await ask('/api/v1/tags')).toMatchObject({ body: { keys: ['team'] } });
});

test('a stranger sees no row through any door', async () => {
  const principal: Principal = { name: 'eve', role: 'admin', connections: ['mine'] };
  const doors = [
    '/api/v1/analytics/cost/current?groupBy=ServiceName',
    '/api/v1/analytics/cost/history?from=2024-09-01&to=2024-10-01&groupBy=ServiceName',
    '/api/v1/analytics/cost/forecast?groupBy=ServiceName',
    '/api/v1/analytics/cost/anomalies?groupBy=ServiceName',
    '/api/v1/analytics/cost/drivers?from=2024-09-16&to=2024-10-01&groupBy=ServiceName',
    '/api/v1/analytics/cost/trend?groupBy=ServiceName',
    '/api/v1/analytics/cost/budget-risk?groupBy=ServiceName&budget=5',
    '/api/v1/dimensions/ServiceName/values',
    '/api/v1/tags',
    '/api/v1/connections',
    '/api/v1/sources/state',
    '/api/v1/health',
  ];
  for (const door of doors) {
    const { status, body } = await ask(door, { principal });
    expect({ door, status }).toEqual({ door, status: 200 });
    expect(JSON.stringify(body)).not.toMatch(/Amazon|prod|team|12\.34/);
  }
  for (const door of [
    '/api/v1/analytics/cost/history?connections=import',
    '/api/v1/dimensions/ServiceName/values?connections=import',
  ]) {
    expect(await ask(door, { principal })).toMatchObject({
      status: 403,
      body: { code: 'ENGINE_FORBIDDEN_CONNECTION' },
    });
  }
  const query = {
    queryType: 'cost',
    groupBy: ['ServiceName'],
    timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
  };
  const posted = await ask('/api/v1/query', { principal, method: 'POST', body: JSON.stringify(query) });
  expect(JSON.stringify(posted.body)).not.toMatch(/Amazon/);
  expect(await ask('/api/v1/collect?connection=prod', { principal, method: 'POST' })).toMatchObject({ status: 403 });
});

test('viewers cause no costs, and nobody sees a secret', async () => {
  const viewer: Principal = { name: 'vic', role: 'viewer', connections: null };
  expect(await ask('/api/v1/collect', { principal: viewer, method: 'POST' })).toMatchObject({
    status: 403,
    body: { code: 'ENGINE_FORBIDDEN_ROLE' },
  });
  const { body } = await ask('/api/v1/connections');
  expect(body).toEqual({ connections: [{ id: 'prod', name: 'Production', kind: 'aws', problem: null }] });
});

test.each([
  ['/api/v1/analytics/cost/history?grain=year', 400, 'ENGINE_BAD_REQUEST', 'grain'],
  ['/api/v1/analytics/cost/history?from=yesterday', 400, 'ENGINE_BAD_REQUEST', 'from'],
  ['/api/v1/analytics/cost/history?from=2024-09-02&to=2024-09-01', 400, 'ENGINE_BAD_QUERY', 'timeRange.from'],
  ['/api/v1/analytics/cost/history?groupBy=Service', 400, 'ENGINE_BAD_QUERY', 'groupBy[0]'],
  ['/api/v1/analytics/cost/forecast?level=80', 400, 'ENGINE_BAD_QUERY', 'level[0]'],
  ['/api/v1/analytics/cost/forecast?step=soon', 400, 'ENGINE_BAD_REQUEST', 'step'],
  ['/api/v1/analytics/cost/anomalies?falseAlarmRate=2', 400, 'ENGINE_BAD_QUERY', 'falseAlarmRate'],
  ['/api/v1/analytics/cost/budget-risk?budget=-1', 400, 'ENGINE_BAD_REQUEST', 'budget'],
  ['/api/v1/analytics/cost/budget-risk?budget=5&level=80', 400, 'ENGINE_BAD_QUERY', 'level'],
  ['/api/v1/sources/policy?sources=bills', 400, 'ENGINE_BAD_REQUEST', 'sources'],
  ['/api/v1/dimensions/Service/values', 400, 'ENGINE_BAD_REQUEST', 'name'],
])('%s is refused by the name of the field', async (path, status, code, field) => {
  expect(await ask(path)).toMatchObject({
    status,
    type: 'application/problem+json',
    body: { code, source: 'plugin', status, issues: [{ field }] },
  });
});

test('the policy is exactly what the sources say that they may do', async () => {
  interface Facts {
    readonly name: string;
    readonly permissions: readonly { readonly action: string }[];
  }
  const { sources } = (await ask('/api/v1/sources')).body as { sources: readonly Facts[] };
  expect(sources).toContainEqual(
    expect.objectContaining({
      name: 'cost-explorer',
      area: 'cost',
      delivers: 'charges',
      calls: expect.arrayContaining([{ operation: 'GetCostAndUsage', price: '0.01', freePerMonth: null }]),
      freshness: { updatedEveryHours: 8, delayHours: 24 },
      accuracy: expect.any(String),
    })
  );
  const allowedBy = async (query: string) => {
    const { body } = await ask(`/api/v1/sources/policy${query}`);
    return (body as { Statement: { Action: string[] }[] }).Statement.flatMap(({ Action }) => Action).toSorted();
  };
  const asked = (facts: readonly Facts[]) =>
    [...new Set(facts.flatMap(({ permissions }) => permissions.map(({ action }) => action)))].toSorted();
  expect(await allowedBy('')).toEqual(asked(sources));
  for (const one of sources) expect(await allowedBy(`?sources=${one.name}`)).toEqual(asked([one]));
});

test('what is not there is a problem too', async () => {
  expect(await ask('/api/v2/x')).toMatchObject({
    status: 404,
    type: 'application/problem+json',
    body: { code: 'ENGINE_NO_SUCH_ROUTE' },
  });
  expect(await ask('/api/v1/query', { method: 'POST', body: '{' })).toMatchObject({
    status: 400,
    body: { code: 'ENGINE_BAD_QUERY' },
  });
  expect(await ask('/api/v1/collect?connection=none', { method: 'POST' })).toMatchObject({
    status: 404,
    body: { code: 'ENGINE_NO_SUCH_CONNECTION' },
  });
});

test('the OpenAPI document names every address, with its problems', async () => {
  const { body } = await ask('/api/v1/openapi.json');
  const { openapi, paths } = body as { openapi: string; paths: Record<string, Record<string, { responses: object }>> };
  expect(openapi).toBe('3.1.0');
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v1/access/me',
    '/api/v1/access/preview',
    '/api/v1/access/scopes',
    '/api/v1/alerts/rehearse',
    '/api/v1/allocations',
    '/api/v1/allocations/{name}',
    '/api/v1/analytics/budgets',
    '/api/v1/analytics/cost/allocation/{name}',
    '/api/v1/analytics/cost/anomalies',
    '/api/v1/analytics/cost/budget-risk',
    '/api/v1/analytics/cost/current',
    '/api/v1/analytics/cost/drivers',
    '/api/v1/analytics/cost/forecast',
    '/api/v1/analytics/cost/history',
    '/api/v1/analytics/cost/trend',
    '/api/v1/analytics/forecast/scoreboard',
    '/api/v1/analytics/metrics/capacity',
    '/api/v1/analytics/metrics/forecast',
    '/api/v1/analytics/metrics/history',
    '/api/v1/analytics/recommendations',
    '/api/v1/api-spend',
    '/api/v1/audit',
    '/api/v1/budgets',
    '/api/v1/budgets/{id}',
    '/api/v1/collect',
    '/api/v1/commitments',
    '/api/v1/connections',
    '/api/v1/dimensions',
    '/api/v1/dimensions/{name}/values',
    '/api/v1/health',
    '/api/v1/metrics',
    '/api/v1/price',
    '/api/v1/query',
    '/api/v1/reconciliation',
    '/api/v1/security-findings',
    '/api/v1/sources',
    '/api/v1/sources/backfill',
    '/api/v1/sources/policy',
    '/api/v1/sources/state',
    '/api/v1/tags',
  ]);
  for (const methods of Object.values(paths))
    for (const { responses } of Object.values(methods)) expect(responses).toHaveProperty('default');
});
