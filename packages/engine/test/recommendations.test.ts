import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { forAlerting, recommendationsResponseSchema, RECOMMENDATION_FIELDS } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import { decimalToNumber, parseDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'recommendations-'));
const world = createWorld({ seed: 3, days: 45, now: Date.now() });
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({ world, credentials: [{ accessKeyId: 'ALL' }] });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false });
  await engine.connect({
    ...{ id: 'prod', name: 'prod', kind: 'aws', monthlyApiBudget: '5.00', historyDays: 40 },
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

const timeRange = {
  from: new Date(Date.now() - 5 * 86_400_000).toISOString(),
  to: new Date(Date.now() + 86_400_000).toISOString(),
};
async function frameOf(more: object, who = admin) {
  const [frame] = await engine.query(parseQuery({ queryType: 'recommendations', timeRange, ...more }), who);
  const column = (name: string) => frame?.fields.find((field) => field.name === name)?.values ?? [];
  return { frame, column };
}
const sum = (texts: readonly (string | null | undefined)[]) =>
  texts.reduce((total, text) => total + (parseDecimal(text ?? '') ?? 0n), 0n);

test('the list is the frame that the panel reads, and its total is what the rows count', async () => {
  const { frame, column } = await frameOf({});
  expect(frame?.meta).toMatchObject({
    type: 'table',
    custom: { schema: 'smartcloudops.recommendations/1', currency: 'USD' },
  });
  const types = new Map(frame?.fields.map(({ name, type }) => [name, type]));
  for (const [name, { type }] of Object.entries(RECOMMENDATION_FIELDS)) expect(types.get(name)).toBe(type);
  const counted = frame?.fields.find(({ name }) => name === 'countedSaving')?.exact ?? [];
  expect(frame?.meta.custom?.['totalMonthlySaving']).toBe(decimalToNumber(sum(counted)));
  expect(new Set(column('id')).size).toBe(column('id').length);
  const told = new Set(column('resourceId'));
  const wasted = world.truth.waste.filter(({ kind }) => kind === 'oversized-instance');
  for (const { resourceId } of wasted) expect(told).toContain(resourceId);
  const names = new Set(world.accounts.map(({ name }) => name));
  for (const name of column('SubAccountName')) expect(names).toContain(name);
});

test('groups, days and REST add up to the same total', async () => {
  const response = await engine.fetch(new Request('http://engine/api/v1/analytics/recommendations'), admin);
  const rest = recommendationsResponseSchema.parse(await response.json());
  const [total] = rest.totals;
  expect(sum(rest.recommendations.map(({ counted }) => counted))).toBe(sum([total?.saving]));
  for (const by of ['account', 'service', 'action', 'category', 'effort', 'region']) {
    const { frame } = await frameOf({ statistic: 'savings', by });
    expect(frame?.meta.type).toBe('numeric-wide');
    expect(sum((frame?.fields ?? []).map(({ exact }) => exact?.[0]))).toBe(sum([total?.saving]));
    const counts = await frameOf({ statistic: 'count', by });
    expect((counts.frame?.fields ?? []).reduce((all, { values }) => all + Number(values[0]), 0)).toBe(total?.count);
  }
  const days = await frameOf({ statistic: 'by-day' });
  expect(days.column('time')).toHaveLength(6);
  expect(days.frame?.fields[1]?.exact?.[0]).toBeNull();
  expect(sum([days.frame?.fields[1]?.exact?.at(-1)])).toBe(sum([total?.saving]));
  const share = (await frameOf({ statistic: 'share-of-bill' })).column('shareOfBill')[0];
  expect(share).toBe(total?.shareOfBill);
  expect(share).toBeGreaterThan(0);
  expect((await frameOf({ statistic: 'oldest' })).column('oldest')).toEqual([0]);
  expect((await frameOf({ statistic: 'gone' })).column('id')).toEqual([]);
});

test('an alert rule asks for the savings; an account and a scope see their own', async () => {
  expect(forAlerting(parseQuery({ queryType: 'recommendations', timeRange }))).toMatchObject({ statistic: 'savings' });
  const all = await frameOf({});
  const account = String(all.column('SubAccountId')[0]);
  const own = await frameOf({ accounts: [account] });
  expect(new Set(own.column('SubAccountId'))).toEqual(new Set([account]));
  expect(own.column('id').length).toBeLessThan(all.column('id').length);
  const stranger: Principal = { name: 'eve', role: 'viewer', connections: ['elsewhere'] };
  expect((await frameOf({}, stranger)).column('id')).toEqual([]);
});

test('whoever may see one account is told of its recommendations and its total alone', async () => {
  const all = await frameOf({});
  const [account, other] = [...new Set(all.column('SubAccountId').map(String))];
  expect(other).toBeDefined();
  const policy = {
    scopes: [{ name: 'own', who: { users: ['ann-of-one'] }, allows: { connections: ['prod'], accounts: [account] } }],
    teams: {},
  };
  const put = new Request('http://engine/api/v1/access/scopes', {
    ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ policy }),
  });
  expect((await engine.fetch(put, admin)).status).toBe(200);
  const viewer: Principal = { name: 'ann-of-one', role: 'viewer', connections: null };
  const own = await frameOf({}, viewer);
  expect(own.column('SubAccountId').length).toBeGreaterThan(0);
  expect(new Set(own.column('SubAccountId'))).toEqual(new Set([account]));
  expect(own.frame?.meta.custom?.['totalMonthlySaving']).toBe(
    (await frameOf({ accounts: [account] })).frame?.meta.custom?.['totalMonthlySaving']
  );
  expect((await frameOf({ accounts: [other] }, viewer)).column('id')).toEqual([]);
  expect((await frameOf({ statistic: 'share-of-bill' }, viewer)).frame?.meta.type).toBe('numeric-wide');
  const rest = await engine.fetch(new Request('http://engine/api/v1/analytics/recommendations'), viewer);
  expect(await rest.text()).not.toContain(other);
});
