import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { rehearsalResponseSchema } from '@smartcloudops/contract';
import type { Rehearsal } from '@smartcloudops/contract';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';

import { openWarehouse } from '../../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../../src/desks/warehouse-location.ts';
import { NOW, plant } from './twin-worlds.ts';
import type { Planted } from './twin-worlds.ts';

jest.setTimeout(120_000);

const DAY_S = 86_400;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const everybody: Principal = { name: 'ann', role: 'viewer', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'rehearsal-'));
const QUIET: Planted = {
  ...{ compute: () => 100, cpuPerDay: 0, failing: () => 0, psi: 0.05, commitmentDays: 20, critical: 0 },
  ...{ spent: '1', mismatch: '0' },
};
let engine: Engine;

beforeAll(async () => {
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), () => NOW);
  await plant(warehouse, 'quiet', QUIET);
  // Two days out of the ordinary, three weeks apart.
  await plant(warehouse, 'spiked', { ...QUIET, compute: (ago) => (ago === 30 || ago === 9 ? 900 : 100) });
  await warehouse.close();
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
});
afterAll(async () => {
  await engine.close();
  rmSync(dataDir, { recursive: true });
});

async function post(body: object, principal = everybody): Promise<unknown> {
  const request = new Request('http://rest/api/v1/alerts/rehearse', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await engine.fetch(request, principal)).json();
}
const rehearse = async (body: object): Promise<Rehearsal> => rehearsalResponseSchema.parse(await post(body));
const anomalies = (connection: string) => ({
  query: { queryType: 'cost-anomalies', groupBy: ['ServiceName'], causes: false, connections: [connection] },
  rangeSeconds: 5 * DAY_S,
  threshold: { type: 'gt', params: [100] },
  days: 40,
});

test('the past alarms are those that were planted, on the days on which they would have been seen', async () => {
  const told = await rehearse(anomalies('spiked'));
  expect(told).toMatchObject({ from: '2026-09-11', to: '2026-10-20', evaluations: 40, complete: true, alerts: 2 });
  expect(told.instances).toHaveLength(1);
  expect(told.instances[0]?.labels).toEqual({ ServiceName: 'compute' });
  // In sight from the morning after until the range has moved on.
  expect(told.instances[0]?.alerts.map((days) => days.map(({ day }) => day))).toEqual([
    ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25'],
    ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'],
  ]);
  expect(told.instances[0]?.alerts[0]?.[0]?.value).toBeGreaterThan(700);
  expect(await rehearse(anomalies('quiet'))).toMatchObject({ alerts: 0, instances: [], withoutData: 0 });
});

test('a budget is judged from what was there on each day', async () => {
  const budget = (amount: number, days: number) =>
    rehearse({
      query: { queryType: 'budget-risk', budget: amount, statistic: 'used', connections: ['quiet'] },
      threshold: { type: 'gt', params: [0.8] },
      days,
    });
  // 105 a day on average: 80 % of 2000 are used after some sixteen days, in September and in October.
  const { instances, alerts } = await budget(2000, 40);
  expect(alerts).toBe(2);
  expect(instances[0]?.alerts.map(([first]) => first?.day.slice(8))).toEqual([
    expect.stringMatching(/^1[5-8]$/),
    expect.stringMatching(/^1[5-8]$/),
  ]);
  expect((await budget(20_000, 8)).alerts).toBe(0);
});

test('what was not known yet has no figure, and a series is reduced', async () => {
  const commitments = await rehearse({
    query: { queryType: 'commitments', connections: ['quiet'] },
    threshold: { type: 'within_range', params: [-1, 30] },
    days: 10,
  });
  // Collected a day ago, after the day began.
  expect(commitments).toMatchObject({ evaluations: 10, withoutData: 9, alerts: 1 });
  const psi = { queryType: 'metric', metricName: 'PSI', grain: 'hour', connections: ['quiet'] };
  const drift = await rehearse({
    ...{ query: psi, rangeSeconds: DAY_S, reducer: 'max', days: 20, stepDays: 5 },
    threshold: { type: 'gt', params: [0.04] },
  });
  expect(drift).toMatchObject({ evaluations: 4, alerts: 1, instances: [{ labels: { ModelName: 'churn' } }] });
});

test('what cannot be rehearsed is refused with the reason', async () => {
  const threshold = { type: 'gt', params: [1] };
  expect(await post({ query: { queryType: 'source-state' }, threshold })).toMatchObject({
    code: 'ENGINE_BAD_REQUEST',
    detail: expect.stringContaining('not kept'),
  });
  expect(await post({ query: { queryType: 'cost-anomalies', output: 'events' }, threshold, days: 1 })).toMatchObject({
    code: 'ENGINE_BAD_REQUEST',
    detail: expect.stringContaining('a rule compares one number'),
  });
  expect(await post({ query: { queryType: 'budget-risk' }, threshold })).toMatchObject({ code: 'ENGINE_BAD_QUERY' });
  expect(await post({ ...anomalies('quiet'), threshold: { type: 'gt', params: [1, 2] } })).toMatchObject({
    code: 'ENGINE_BAD_REQUEST',
    detail: expect.stringContaining('"gt" and "lt" have one'),
  });
  expect(await post(anomalies('spiked'), { ...everybody, connections: ['quiet'] })).toMatchObject({ status: 403 });
});

test('somebody with a scope is told of alarms on what is in it, and of no others', async () => {
  const ada: Principal = { ...everybody, name: 'ada', role: 'admin' };
  const vera: Principal = { ...everybody, name: 'vera' };
  const scopes = [{ name: 'part', who: { users: ['vera'] }, allows: { accounts: ['1'], connections: ['quiet'] } }];
  const put = new Request('http://rest/api/v1/access/scopes', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: 0, policy: { scopes } }),
  });
  expect((await engine.fetch(put, ada)).status).toBe(200);
  const { connections: _all, ...query } = anomalies('spiked').query;
  const both = { ...anomalies('spiked'), query, days: 12 };
  expect(await post(both, ada)).toMatchObject({ alerts: 1 });
  expect(await post(both, vera)).toMatchObject({ alerts: 0, evaluations: 12, withoutData: 0 });
  expect(await post({ ...anomalies('spiked'), days: 12 }, vera)).toMatchObject({ withoutData: 12, instances: [] });
  expect(
    await post({ query: { queryType: 'api-spend' }, threshold: { type: 'gt', params: [0] }, days: 2 }, vera)
  ).toMatchObject({ code: 'ENGINE_BEYOND_SCOPE' });
});
