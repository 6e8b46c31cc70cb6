import { createEngine, frameToJson, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';

import { billFolder } from './bill.ts';

jest.setTimeout(60_000);

const { dataDir, bill, remove } = billFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'test', role: 'admin', connections: null };
let engine: Engine;

beforeAll(async () => {
  engine = await createEngine({
    dataDir,
    logger: silent,
    schedule: false,
    workerUrl: new URL('../src/worker.ts', import.meta.url),
  });
  await engine.importFiles([bill]);
});
afterAll(async () => {
  await engine.close();
  remove();
});

const ask = async (path: string, init: RequestInit = {}, principal = admin) => {
  const response = await engine.fetch(new Request(`http://rest/api/v1/${path}`, init), principal);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const put = (name: string, rules: object, principal = admin) =>
  ask(
    `allocations/${name}`,
    { method: 'PUT', body: JSON.stringify(rules), headers: { 'content-type': 'application/json' } },
    principal
  );
const range = 'from=2024-09-01&to=2024-10-01';
const storage = {
  name: 'team',
  title: 'Team',
  rules: [{ value: 'Storage', where: [{ dimension: 'ServiceName', in: ['Amazon S3'] }] }],
};

test('rules are written, apply to the past, change the answers at once, and are forgotten', async () => {
  expect(await put('team', storage)).toMatchObject({ status: 200, body: { ...storage, splits: [] } });
  expect(await ask('allocations')).toMatchObject({ body: { allocations: [{ name: 'team' }] } });
  const before = await ask(`analytics/cost/allocation/team?${range}`);
  // The sums of the bill as the agreement tests have them, by hand.
  expect(before.body).toMatchObject({
    allocation: { name: 'team', title: 'Team' },
    series: [
      { value: 'Storage', total: { amount: '450.00000000000000000021' } },
      { value: null, total: { amount: '370.37036703703703670369' } },
    ],
    total: { amount: '820.3703670370370367039' },
  });
  await put('team', { ...storage, rules: [...storage.rules, { value: 'Rest', where: [] }] });
  const after = await ask(`analytics/cost/allocation/team?${range}`);
  expect(after.body).toMatchObject({
    series: [{ value: 'Storage' }, { value: 'Rest' }, { value: null }],
    allocatedShare: 1,
  });
  expect(await ask('allocations/team', { method: 'DELETE' })).toMatchObject({ body: { removed: 'team' } });
  expect(await ask(`analytics/cost/allocation/team?${range}`)).toMatchObject({
    status: 404,
    body: { code: 'ENGINE_NO_SUCH_ALLOCATION' },
  });
});

test('frames and REST agree, and an alert rule gets the share without an owner', async () => {
  await put('team', storage);
  const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
  const frames = async (more: object) => {
    const query = parseQuery({ queryType: 'cost-allocation', allocation: 'team', timeRange, ...more });
    const [frame] = await engine.query(query, admin);
    return frame as NonNullable<typeof frame>;
  };
  const rows = await frames({});
  expect(rows.fields.map(({ name }) => name)).toEqual(['team', 'direct', 'shared', 'BilledCost', 'share']);
  expect(rows.fields[0]?.values).toEqual(['Storage', 'Unallocated']);
  expect(rows.fields[3]?.exact).toEqual(['450.00000000000000000021', '370.37036703703703670369']);
  const share = await frames({ statistic: 'unallocated-share' });
  expect(share.fields[0]?.values[0]).toBeCloseTo(370.370367 / 820.370367, 8);
  const days = await frames({ grain: 'day' });
  expect(days.fields.map(({ config }) => config?.displayName)).toEqual([undefined, 'Storage', 'Unallocated']);
  expect(JSON.stringify(frameToJson(days))).toContain('"team":"Storage"');
});

test('rules that cannot be applied are refused by field, and only editors write', async () => {
  const bad = { ...storage, splits: [{ of: 'Storage', method: 'fixed', shares: { A: '50' } }] };
  expect(await put('team', bad)).toMatchObject({
    status: 400,
    body: { code: 'ENGINE_BAD_ALLOCATION', detail: expect.stringContaining('"splits[0].shares"') },
  });
  expect(await put('other', storage)).toMatchObject({ status: 400, body: { code: 'ENGINE_BAD_ALLOCATION' } });
  expect(await put('team', { ...storage, rules: [{ value: 'x', where: [{ dimension: 'Nonsense' }] }] })).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('Unknown dimension') },
  });
  const viewer: Principal = { name: 'eve', role: 'viewer', connections: null };
  expect(await put('team', storage, viewer)).toMatchObject({ status: 403, body: { code: 'ENGINE_FORBIDDEN_ROLE' } });
});
