import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { backfillResponseSchema } from '@smartcloudops/contract';
import type { BackfillResponse } from '@smartcloudops/contract';
import { parseQuery, sourceFacts } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'test', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'backfill-'));
let engine: Engine;
let twin: Twin;

const opened = () => createEngineHere({ dataDir, logger: silent, schedule: false });
beforeAll(async () => {
  twin = await startTwin({ seed: 7, days: 520, accounts: 2, multiYear: true });
  engine = await opened();
  const aws = { authType: 'keys', endpoint: twin.url, accessKey: 'TWINDEMO', secretKey: 'any' } as const;
  const sources = Object.fromEntries(
    sourceFacts().flatMap(({ name }) => (name === 'cost-explorer' ? [] : [[name, false] as const]))
  );
  const common = { kind: 'aws', historyDays: 60, metrics: { enabled: false }, sources } as const;
  await engine.connect({ ...common, id: 'prod', name: 'Prod', aws, monthlyApiBudget: '9.00' });
  await engine.connect({ ...common, id: 'poor', name: 'Poor', aws: { authType: 'default' } });
  await engine.collect('prod');
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const ask = async (query: string, method = 'GET', principal = admin): Promise<unknown> =>
  (await engine.fetch(new Request(`http://rest/api/v1/sources/backfill?${query}`, { method }), principal)).json();
const told = async (query: string, method = 'GET'): Promise<BackfillResponse> =>
  backfillResponseSchema.parse(await ask(query, method));

test('the price is told first, for nothing; then the months come, over a restart, and are not paid for twice', async () => {
  const before = await told('connection=prod&months=12');
  const { quote } = before;
  expect(before).toMatchObject({ limits: { dailyMonths: 13, months: 38 }, progress: null });
  // Three cuts; ten months more in two pieces.
  expect(quote).toMatchObject({
    requests: 6,
    byMonth: false,
    real: true,
    monthsOfBudget: 0,
    paidPages: 0,
    sampled: true,
  });
  expect(quote?.price.least).toEqual({ amount: '0.06', value: 0.06 });
  await engine.backfill.start('prod', 12);
  expect((await told('connection=prod')).progress).toMatchObject({ state: 'running', done: 0, total: 6 });

  await engine.close();
  engine = await opened();
  expect((await told('connection=prod')).progress).toMatchObject({ state: 'running', done: 0, total: 6 });
  const report = await engine.collect('prod');
  expect(report).toMatchObject({ state: 'done', message: expect.stringContaining('The backfill is done.') as string });
  const { progress } = await told('connection=prod&months=12');
  expect(progress).toMatchObject({ state: 'done', done: 6, total: 6, lacking: null });
  expect(progress?.pages).toBeGreaterThanOrEqual(quote?.pages.least ?? 0);
  expect(progress?.pages).toBeLessThanOrEqual(quote?.pages.most ?? 0);
  expect((await told('connection=prod&months=12')).quote).toMatchObject({ requests: 0 });
});

test('what is started by REST is collected at once, and what is taken back stays as it is', async () => {
  expect((await told('connection=prod&months=13', 'POST')).progress).toMatchObject({ months: 13 });
  await engine.collect('prod');
  expect((await told('connection=prod')).progress).toMatchObject({ state: 'done' });
  expect((await told('connection=prod', 'DELETE')).progress).toMatchObject({ state: 'done' });
});

test('months before the days that Cost Explorer tells of answer by month, and say so where days are asked for', async () => {
  await told('connection=prod&months=15', 'POST');
  await engine.collect('prod');
  const month = (back: number) => {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back)).toISOString();
  };
  const asked = async (grain: string) => {
    const timeRange = { from: month(15), to: month(0) };
    const [frame] = await engine.query(parseQuery({ queryType: 'cost', grain, timeRange }), admin);
    return frame;
  };
  const byMonth = await asked('month');
  expect(byMonth?.fields[0]?.values[0]).toBe(Date.parse(month(15)));
  expect(byMonth?.fields[1]?.values.every((amount) => Number(amount) > 0)).toBe(true);
  expect(byMonth?.meta.custom).toMatchObject({
    partial: false,
    sources: [{ name: 'cost-explorer' }, { name: 'cost-explorer-monthly', title: 'AWS Cost Explorer, whole months' }],
  });
  const byDay = await asked('day');
  expect(byDay?.fields[0]?.values[0]).toBe(Date.parse(month(13)));
  expect(byDay?.meta.notices?.map(({ text }) => text)).toContain(
    `Before ${month(13).slice(0, 10)} whole months are known, but not their days: ask by month to see them.`
  );
});

test.each([
  ['connection=prod&months=39', 'GET', 400, /from 1 to 38/],
  ['connection=nowhere&months=2', 'GET', 404, /no connection/],
  ['months=2', 'GET', 400, /Name one of poor, prod/],
  ['connection=poor&months=2', 'POST', 400, /budget of "Poor" is \$0\.00/],
])('%s by %s is refused with %i and why', async (query, method, status, message) => {
  expect(await ask(query, method)).toMatchObject({ status, detail: expect.stringMatching(message) as string });
});

test('who may only look asks for the price and starts nothing', async () => {
  const viewer: Principal = { name: 'eve', role: 'viewer', connections: ['prod'] };
  expect(await ask('months=2', 'GET', viewer)).toMatchObject({ connection: 'prod' });
  expect(await ask('months=2', 'POST', viewer)).toMatchObject({ status: 403 });
  expect(await ask('connection=poor&months=2', 'GET', viewer)).toMatchObject({ status: 403 });
});
