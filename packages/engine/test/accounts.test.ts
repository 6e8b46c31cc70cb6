import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createEngineHere } from '@smartcloudops/engine/here';
import { frameToJson, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 9, 20, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const world = createWorld({ seed: 5, days: 20, accounts: 4, now: NOW });
const dataDir = mkdtempSync(path.join(tmpdir(), 'accounts-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({ world, credentials: [{ accessKeyId: 'ALL' }] });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
  await engine.connect({
    ...{ id: 'prod', name: 'prod', kind: 'aws', monthlyApiBudget: '5.00', historyDays: 10 },
    aws: { authType: 'keys', endpoint: twin.url, accessKey: 'ALL', secretKey: 'any' },
    metrics: { enabled: false },
  });
  await engine.collect('prod');
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const unitOf = ({ management, businessUnit, environment }: (typeof world.accounts)[number]) =>
  management ? '/' : `/${businessUnit}/${environment}`;

const get = async (address: string, init: RequestInit = {}) => {
  const response = await engine.fetch(new Request(`http://rest/api/v1/${address}`, init), admin);
  return (await response.json()) as Record<string, unknown>;
};
interface Total {
  readonly group: Readonly<Record<string, string | null>>;
  readonly total: { readonly amount: string };
}
const range = 'from=2026-10-11&to=2026-10-19';
const totals = async (more: string) =>
  ((await get(`analytics/cost/history?grain=total&${range}&${more}`)) as { series: Total[] }).series;

test('the organisational unit of the account groups and filters what only knows ids, and adds up exactly', async () => {
  const byAccount = await totals('groupBy=SubAccountId');
  expect(byAccount).toHaveLength(world.accounts.length);
  for (const { group } of byAccount) {
    const account = world.accounts.find(({ id }) => id === group['SubAccountId']);
    expect(group).toEqual({ SubAccountId: account?.id, SubAccountName: account?.name });
  }
  const byUnit = await totals('groupBy=x_OrganizationalUnit');
  expect(new Set(byUnit.map(({ group }) => group['x_OrganizationalUnit']))).toEqual(
    new Set(world.accounts.map(unitOf))
  );
  for (const { group, total } of byUnit) {
    const unit = String(group['x_OrganizationalUnit']);
    const [filtered] = await totals(`filter=${encodeURIComponent(`x_OrganizationalUnit=${unit}`)}`);
    expect(filtered?.total.amount).toBe(total.amount);
  }
  const values = (await get(`dimensions/x_OrganizationalUnit/values?${range}`))['values'];
  expect(values).toEqual(byUnit.map(({ group }) => group['x_OrganizationalUnit']));
  expect((await get('dimensions'))['dimensions']).toContain('x_OrganizationalUnit');
});

test('panels say whose an account is, and the values of a variable come with names', async () => {
  const names = Object.fromEntries(world.accounts.map(({ id, name }) => [id, name]));
  expect((await get(`dimensions/SubAccountId/values?${range}`))['names']).toEqual(names);
  const query = parseQuery({
    ...{ queryType: 'cost', groupBy: ['SubAccountId'] },
    timeRange: { from: '2026-10-11T00:00:00Z', to: '2026-10-19T00:00:00Z' },
  });
  const [frame] = await engine.query(query, admin);
  const columns = frame?.fields.filter(({ type }) => type === 'number') ?? [];
  expect(columns).toHaveLength(world.accounts.length);
  for (const { labels, config } of columns) {
    const id = String(labels?.['SubAccountId']);
    expect(config?.['displayName']).toBe(`${names[id]} (${id})`);
  }
  expect(JSON.stringify(frame && frameToJson(frame))).toContain(world.accounts[0]?.name);
});

test('allocation rules speak of names and of units', async () => {
  const rules = {
    ...{ name: 'place', title: 'Place' },
    rules: [
      { value: 'Commerce', where: [{ dimension: 'x_OrganizationalUnit', startsWith: ['/Commerce/'] }] },
      { valueFrom: 'SubAccountName', where: [] },
    ],
  };
  const init = { method: 'PUT', body: JSON.stringify(rules), headers: { 'content-type': 'application/json' } };
  expect(await get('allocations/place', init)).toMatchObject({ name: 'place' });
  const { series } = (await get(`analytics/cost/allocation/place?${range}`)) as { series: { value: string }[] };
  const owners = world.accounts.map((one) => (unitOf(one).startsWith('/Commerce/') ? 'Commerce' : one.name));
  expect(new Set(series.map(({ value }) => value))).toEqual(new Set([...owners, null]));
});
