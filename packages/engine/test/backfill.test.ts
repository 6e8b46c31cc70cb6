import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { backfillResponseSchema } from '@smartcloudops/contract';
import type { BackfillResponse } from '@smartcloudops/contract';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';

jest.setTimeout(120_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'test', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'backfill-'));
let engine: Engine;

const opened = () => createEngineHere({ dataDir, logger: silent, schedule: false });
beforeAll(async () => {
  engine = await opened();
  await engine.connect({ id: 'demo', name: 'Demo', kind: 'demo', historyDays: 60, metrics: { enabled: false } });
  await engine.connect({ id: 'poor', name: 'Poor', kind: 'aws', aws: { authType: 'default' } });
  await engine.collect('demo');
});
afterAll(async () => {
  await engine.close();
  rmSync(dataDir, { recursive: true });
});

const ask = async (query: string, method = 'GET', principal = admin): Promise<unknown> =>
  (await engine.fetch(new Request(`http://rest/api/v1/sources/backfill?${query}`, { method }), principal)).json();
const told = async (query: string, method = 'GET'): Promise<BackfillResponse> =>
  backfillResponseSchema.parse(await ask(query, method));

test('the price is told first, for nothing; then the months come, over a restart, and are not paid for twice', async () => {
  const before = await told('connection=demo&months=12');
  const { quote } = before;
  expect(before).toMatchObject({ limits: { dailyMonths: 13, months: 38 }, progress: null });
  // Three fixed cuts and two tags; ten months more in two pieces.
  expect(quote).toMatchObject({ requests: 10, byMonth: false, real: false, monthsOfBudget: 0, paidPages: 0 });
  expect(quote?.price.least).toEqual({ amount: '0.1', value: 0.1 });
  await engine.backfill.start('demo', 12);
  expect((await told('connection=demo')).progress).toMatchObject({ state: 'running', done: 0, total: 10 });

  await engine.close();
  engine = await opened();
  expect((await told('connection=demo')).progress).toMatchObject({ state: 'running', done: 0, total: 10 });
  const report = await engine.collect('demo');
  expect(report).toMatchObject({ state: 'done', message: expect.stringContaining('The backfill is done.') as string });
  const { progress } = await told('connection=demo&months=12');
  expect(progress).toMatchObject({ state: 'done', done: 10, total: 10, lacking: null });
  expect(progress?.pages).toBeGreaterThanOrEqual(quote?.pages.least ?? 0);
  expect(progress?.pages).toBeLessThanOrEqual(quote?.pages.most ?? 0);
  expect((await told('connection=demo&months=12')).quote).toMatchObject({ requests: 0 });
});

test('what is started by REST is collected at once, and what is taken back stays as it is', async () => {
  expect((await told('connection=demo&months=13', 'POST')).progress).toMatchObject({ months: 13 });
  await engine.collect('demo');
  expect((await told('connection=demo')).progress).toMatchObject({ state: 'done' });
  expect((await told('connection=demo', 'DELETE')).progress).toMatchObject({ state: 'done' });
});

test.each([
  ['connection=demo&months=39', 'GET', 400, /from 1 to 38/],
  ['connection=nowhere&months=2', 'GET', 404, /no connection/],
  ['months=2', 'GET', 400, /Name one of demo, poor/],
  ['connection=poor&months=2', 'POST', 400, /budget of "Poor" is \$0\.00/],
])('%s by %s is refused with %i and why', async (query, method, status, message) => {
  expect(await ask(query, method)).toMatchObject({ status, detail: expect.stringMatching(message) as string });
});

test('who may only look asks for the price and starts nothing', async () => {
  const viewer: Principal = { name: 'eve', role: 'viewer', connections: ['demo'] };
  expect(await ask('months=2', 'GET', viewer)).toMatchObject({ connection: 'demo' });
  expect(await ask('months=2', 'POST', viewer)).toMatchObject({ status: 403 });
  expect(await ask('connection=poor&months=2', 'GET', viewer)).toMatchObject({ status: 403 });
});
