import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import type { ForecastRecord } from '@smartcloudops/warehouse';

import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { billFolder } from './bill.ts';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const anyone: Principal = { name: 'ann', role: 'viewer', connections: null };
const NOW = Date.UTC(2026, 9, 20, 12);
const key = Buffer.alloc(32, 7);
const world = createWorld({ seed: 3, days: 120, accounts: 2, now: NOW });
let now: number;
let dataDir: string;
let twin: Twin;
let engine: Engine;

async function open(schedule: boolean): Promise<void> {
  twin = await startTwin({
    world,
    now: () => now,
    credentials: [{ accessKeyId: 'TWINDEMO' }, { accessKeyId: 'BILLSONLY', allow: ['ce:GetCostAndUsage', 'sts:*'] }],
  });
  engine = await createEngineHere({ dataDir, key, logger: silent, clock: () => now, schedule });
}
beforeEach(() => {
  now = NOW;
  dataDir = mkdtempSync(path.join(tmpdir(), 'score-keeping-'));
});
afterEach(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const connect = (settings: Partial<ConnectionSettings> = {}, accessKey = 'TWINDEMO') =>
  engine.connect({
    ...{ id: 'prod', name: 'Production', kind: 'aws', monthlyApiBudget: '5.00', historyDays: 110 },
    aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
    metrics: { enabled: false },
    ...settings,
  });

/** What is kept of the whole bill. The engine is done with it when it is closed. */
async function kept(groupBy: 'ServiceName'[] = []): Promise<readonly ForecastRecord[]> {
  await engine.close();
  const warehouse = await openWarehouse({ dataDir, key }, () => now);
  try {
    const question = { connections: ['prod'], metric: 'BilledCost', filters: [], groupBy } as const;
    return warehouse.forecasts.find({ ...question, from: 0, to: 2 * NOW });
  } finally {
    await warehouse.close();
  }
}

async function board(): Promise<{ rows: number; evidence: unknown; notices: string }> {
  const timeRange = { from: new Date(NOW - 200 * DAY_MS).toISOString(), to: new Date(NOW).toISOString() };
  const [frame] = await engine.query(parseQuery({ queryType: 'forecast-scoreboard', timeRange }), anyone);
  const evidence = frame?.fields.find(({ name }) => name === 'evidence')?.values ?? [];
  return {
    rows: evidence.length,
    evidence: [...new Set(evidence)],
    notices: (frame?.meta.notices ?? []).map(({ text }) => text).join('\n'),
  };
}

test('a collection leaves the standing forecasts behind, with AWS’s own beside them for one cent a day', async () => {
  await open(false);
  await connect();
  const first = await engine.collect('prod');
  expect(first).toMatchObject({ state: 'done', spent: twin.invoice().total });
  now = NOW + DAY_MS / 3;
  await engine.collect('prod');
  const asked = () => twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostForecast')?.answered;
  expect(asked()).toBe(1);

  const total = await kept();
  const models = (kind: ForecastRecord['kind']) =>
    Map.groupBy(
      total.filter((one) => one.kind === kind),
      ({ model }) => model
    );
  expect(Object.fromEntries([...models('day')].map(([model, list]) => [model, list.length]))).toEqual({
    ours: 6,
    naive: 6,
    // AWS begins with today; ours with the first day that is not final, two days earlier.
    aws: 4,
  });
  const month = models('month-end');
  expect([...month.keys()].sort()).toEqual(['aws', 'naive', 'ours']);
  const [aws, ours] = [month.get('aws')?.[0]?.point ?? NaN, month.get('ours')?.[0]?.point ?? NaN];
  expect(Math.abs(aws / ours - 1)).toBeLessThan(0.2);
  expect(month.get('aws')?.[0]?.origin).toBe(month.get('ours')?.[0]?.origin);
  expect((await kept(['ServiceName'])).length).toBeGreaterThan(7 * 2 * 5);
});

test.each([
  ['the permission is missing', {}, 'BILLSONLY', 'ce:GetCostForecast is missing'],
  ['the bills have used up the budget', { monthlyApiBudget: '0.06' }, 'TWINDEMO', 'budget is $0.06'],
] as const)('without AWS’s forecast, because %s, all else goes on', async (_, settings, accessKey, why) => {
  await open(false);
  // Six requests bring the bills.
  await connect(settings, accessKey);
  const { state, spent } = await engine.collect('prod');
  expect([state, spent]).toEqual(['done', twin.invoice().total]);
  expect(Number(spent)).toBeLessThanOrEqual(0.07);
  expect((await board()).notices).toContain(why);
  expect((await kept()).some(({ model }) => model === 'ours')).toBe(true);
});

test('an imported bill leaves its forecast behind as well', async () => {
  await open(false);
  const { bill, remove } = billFolder();
  await engine.importFiles([bill], { connection: 'prod' });
  const month = (await kept()).filter(({ kind, model }) => kind === 'month-end' && model === 'ours');
  // September is wholly there, so it is October that is forecast.
  expect(month.map(({ target }) => target.from)).toEqual([Date.UTC(2024, 9, 1)]);
  remove();
});

test('a young board fills itself from the past, in the background, once', async () => {
  await open(true);
  await connect();
  const seen = new Set<string>();
  for (;;) {
    const { rows, notices } = await board();
    for (const text of notices.match(/being replayed \(\d+ %\)/g) ?? []) seen.add(text);
    if (rows > 0 && !notices.includes('being')) break;
    await sleep(50);
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(await board()).toMatchObject({ evidence: ['replayed'] });
  const before = await kept();
  expect(before.filter(({ evidence }) => evidence === 'replayed').length).toBeGreaterThan(50);

  await engine.close();
  engine = await createEngineHere({ dataDir, key, logger: silent, clock: () => now, schedule: true });
  now = NOW + DAY_MS;
  await engine.collect('prod');
  const after = await kept();
  const replays = (list: readonly ForecastRecord[]) => list.filter(({ evidence }) => evidence === 'replayed').length;
  expect([replays(after), after.length > before.length]).toEqual([replays(before), true]);
});
