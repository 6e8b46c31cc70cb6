import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';
import { emptyFocusRow } from '@smartcloudops/focus';

import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../src/desks/warehouse-location.ts';
import { billFolder } from './bill.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const now = Date.UTC(2024, 8, 20, 12);
const { dataDir, bill, remove } = billFolder();
let engine: Engine;

beforeAll(async () => {
  engine = await createEngineHere({ dataDir, logger: silent, clock: () => now, schedule: false });
  await engine.importFiles([bill]);
  await engine.connect({ id: 'import', name: 'Imported', kind: 'files' });
});
afterAll(async () => {
  await engine.close();
  remove();
});

const admin: Principal = { name: 'ada', role: 'admin', connections: null };
const vera: Principal = { name: 'vera', role: 'viewer', connections: null };
const SCOPES = '/api/v1/access/scopes';

async function ask(path: string, principal: Principal, body?: unknown) {
  const init = { method: 'PUT', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await engine.fetch(new Request(`http://rest${path}`, body === undefined ? {} : init), principal);
  return { status: response.status, body: (await response.json()) as unknown };
}

const only = (account: string, more = {}) => ({
  scopes: [{ name: account, who: { users: ['vera'] }, allows: { accounts: [account] } }],
  ...more,
});
const accountsOf = async (principal: Principal) =>
  (await ask('/api/v1/dimensions/SubAccountId/values', principal)).body as { readonly values: readonly string[] };

test('scopes are written by administrators, hold at once, and every change is in the audit', async () => {
  expect(await ask(SCOPES, admin)).toMatchObject({ body: { version: 0, policy: { scopes: [], alerts: 'nothing' } } });
  expect(await accountsOf(vera)).toMatchObject({ values: ['a', 'b'] });
  expect(await ask(SCOPES, admin, { version: 0, policy: only('a') })).toMatchObject({
    status: 200,
    body: { version: 1 },
  });
  expect(await accountsOf(vera)).toMatchObject({ values: ['a'] });
  expect(await accountsOf(admin)).toMatchObject({ values: ['a', 'b'] });
  await ask(SCOPES, admin, { version: 1, policy: only('b') });
  expect(await accountsOf(vera)).toMatchObject({ values: ['b'] });
  expect(await ask(SCOPES, admin, { version: 1, policy: only('a') })).toMatchObject({
    status: 409,
    body: { code: 'ENGINE_ACCESS_CHANGED' },
  });
  expect(await ask('/api/v1/audit', admin)).toMatchObject({
    body: {
      entries: [
        {
          ...{ at: '2024-09-20T12:00:00.000Z', by: 'ada', action: 'access.scopes.put' },
          ...{ message: 'ada wrote 1 scopes (b).', details: { before: only('a'), after: only('b') } },
        },
        { details: { before: { scopes: [] }, after: only('a') } },
      ],
    },
  });
});

test('who is no administrator neither reads nor writes scopes, and learns what they see and why', async () => {
  for (const role of ['viewer', 'editor'] as const)
    for (const path of [SCOPES, '/api/v1/audit', '/api/v1/access/preview?user=ada'])
      expect(await ask(path, { ...vera, role })).toMatchObject({
        status: 403,
        body: { code: 'ENGINE_FORBIDDEN_ROLE' },
      });
  expect(await ask(SCOPES, vera, { policy: {} })).toMatchObject({ status: 403 });
  expect(await ask('/api/v1/access/me', vera)).toMatchObject({
    body: {
      caller: { name: 'vera', kind: 'person' },
      sees: 'rows',
      scopes: ['b'],
      rows: [{ rows: { accounts: ['b'] } }],
    },
  });
  expect(await ask('/api/v1/access/me', { ...vera, name: 'eve' })).toMatchObject({
    status: 200,
    body: { sees: 'nothing', rows: [], why: expect.stringContaining('Ask an administrator') },
  });
  expect(await ask('/api/v1/dimensions', { ...vera, name: 'eve' })).toMatchObject({
    status: 403,
    body: { code: 'ENGINE_NO_ACCESS', detail: expect.stringContaining('none is for eve (viewer)') },
  });
});

test('an administrator previews what others see', async () => {
  const preview = async (query: string) => (await ask(`/api/v1/access/preview?${query}`, admin)).body;
  expect(await preview('user=vera')).toMatchObject({ sees: 'rows', accounts: [{ SubAccountId: 'b', name: null }] });
  expect(await preview('user=eve')).toMatchObject({ sees: 'nothing', accounts: [] });
  expect(await preview('user=eve&role=admin')).toMatchObject({ sees: 'everything', accounts: [{}, {}] });
  expect(await preview('user=x&kind=alerts')).toMatchObject({ sees: 'nothing' });
});

test('organisations have scopes of their own', async () => {
  const other = { ...vera, realm: 'org2' };
  expect(await ask('/api/v1/access/me', other)).toMatchObject({ body: { sees: 'everything' } });
  await ask(SCOPES, { ...admin, realm: 'org2' }, { policy: only('a') });
  expect(await accountsOf(other)).toMatchObject({ values: ['a'] });
  expect(await accountsOf(vera)).toMatchObject({ values: ['b'] });
  expect(await ask('/api/v1/audit', { ...admin, realm: 'org2' })).toMatchObject({ body: { entries: [{ by: 'ada' }] } });
});

test('how a connection is says no more than who asks may know', async () => {
  const health = async (principal: Principal) => (await ask('/api/v1/health', principal)).body;
  expect(await health(admin)).toMatchObject({ connections: [{ id: 'import', details: { rows: 90 } }] });
  expect(await health(vera)).toEqual({
    status: 'ok',
    connections: [
      { id: 'import', status: 'ok', message: 'The connection works. You see a part of its data.', details: {} },
    ],
  });
  expect((await engine.health('import', undefined, vera)).details).toEqual({});
  await expect(engine.health('import', undefined, { ...vera, name: 'eve' })).rejects.toMatchObject({
    code: 'ENGINE_BEYOND_SCOPE',
  });
});

test('a source that does not tell visible rows apart says so, and nothing of what else it delivers', async () => {
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), () => now);
  const manifest = { source: 'cost-explorer', contentHash: null, restates: null, origin: 'x', loadedAt: now };
  await warehouse.costs.load({ ...manifest, connection: 'cut', dimensions: ['ServiceName', 'Tags.hidden'] }, [
    [emptyFocusRow({ BilledCost: 1n, BillingCurrency: 'USD', ChargePeriodStart: now - 1e9, ChargePeriodEnd: now })],
  ]);
  await warehouse.close();
  const path = '/api/v1/analytics/cost/history?connections=cut&groupBy=ServiceName';
  const refused = await ask(path, vera);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'WAREHOUSE_NO_SUCH_CUT', detail: expect.stringContaining('told by SubAccountId') },
  });
  expect(JSON.stringify(refused)).not.toContain('hidden');
});

test('what is about a connection as a whole is refused to who sees a part of it, and answered to who sees all', async () => {
  await engine.connect({ id: 'payer', name: 'Payer', kind: 'aws', aws: { authType: 'default' } });
  const allows = { connections: ['payer'] };
  await ask(SCOPES, admin, {
    policy: only('a', { scopes: [...only('a').scopes, { name: 'p', who: { users: ['pam'] }, allows }] }),
  });
  const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
  for (const queryType of ['source-state', 'reconciliation', 'api-spend'] as const) {
    const query = parseQuery({ queryType, timeRange });
    for (const connections of [null, ['payer']])
      await expect(engine.query(query, { ...vera, connections })).rejects.toMatchObject({
        code: 'ENGINE_BEYOND_SCOPE',
      });
    expect(await engine.query(query, { ...vera, name: 'pam' })).toHaveLength(1);
  }
  for (const path of [
    '/api/v1/reconciliation',
    '/api/v1/api-spend',
    '/api/v1/sources/state',
    '/api/v1/sources/backfill?connection=payer',
  ])
    expect(await ask(path, vera)).toMatchObject({ status: 403, body: { code: 'ENGINE_BEYOND_SCOPE' } });
  expect(await ask('/api/v1/price', vera)).toMatchObject({ body: { connections: [] } });
  expect(await ask('/api/v1/sources/state', { ...vera, name: 'pam' })).toMatchObject({
    body: { sources: [{ connection: 'payer' }] },
  });
  await engine.disconnect('payer');
});

test('frames say within which scopes they were made', async () => {
  const query = parseQuery({
    queryType: 'cost',
    timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
  });
  const [frame] = await engine.query(query, { ...vera, connections: ['import'] });
  expect(frame?.meta.custom).toMatchObject({ scopes: ['a'] });
  const [whole] = await engine.query(query, { ...admin, connections: ['import'] });
  expect(whole?.meta.custom).not.toHaveProperty('scopes');
});

test('scopes that cannot be read let nobody in, and an administrator writes them anew', async () => {
  const realm = 'broken';
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), () => now);
  await warehouse.state.set(`access/${realm}`, '{"version":3,"policy":{"scopes":"all"}}');
  await warehouse.close();
  for (const principal of [vera, admin])
    expect(await ask('/api/v1/dimensions', { ...principal, realm })).toMatchObject({
      body: { code: 'ENGINE_NO_ACCESS' },
    });
  expect(await ask(SCOPES, { ...admin, realm }, { policy: only('a') })).toMatchObject({ status: 200 });
  expect(await accountsOf({ ...vera, realm })).toMatchObject({ values: ['a'] });
});
