import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, MetricSettings, Principal } from '@smartcloudops/engine';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(60_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'measuring-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({
    seed: 7,
    days: 20,
    accounts: 2,
    credentials: [
      { accessKeyId: 'ALL' },
      { accessKeyId: 'COSTS', allow: ['ce:*', 'sts:*'] },
      { accessKeyId: 'METRICS', allow: ['cloudwatch:*', 'sts:*'] },
    ],
  });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false });
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const connect = (accessKey: string, monthlyApiBudget = '5.00', metrics: MetricSettings = { historyDays: 2 }) =>
  engine.connect({
    id: accessKey,
    name: accessKey,
    kind: 'aws',
    aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
    monthlyApiBudget,
    historyDays: 10,
    metrics,
  });

interface SourcesState {
  readonly sources: readonly {
    readonly connection: string;
    readonly lastReport: { readonly state: string } | null;
    readonly metrics: {
      readonly series: number;
      readonly lastReport: { readonly state: string; readonly message: string; readonly code: string | null } | null;
      readonly month: { readonly freeCalls: number };
    };
  }[];
}
async function sourceOf(id: string) {
  const response = await engine.fetch(new Request('http://engine/api/v1/sources/state'), admin);
  const { sources } = (await response.json()) as SourcesState;
  return sources.find(({ connection }) => connection === id);
}
const freeCalls = () =>
  twin
    .invoice()
    .items.filter(({ operation }) => /^cloudwatch:(ListMetrics|GetMetricStatistics)$/.test(operation))
    .reduce((sum, { answered }) => sum + answered, 0);

test('charges and measurements come from one command, and the state tells of both', async () => {
  await connect('ALL');
  const { state, metrics } = await engine.collect('ALL');
  expect([state, metrics?.state]).toEqual(['done', 'done']);
  expect(metrics?.callsThisMonth).toBe(freeCalls());
  const source = await sourceOf('ALL');
  expect(source?.metrics).toMatchObject({ lastReport: { state: 'done' }, month: { freeCalls: freeCalls() } });
  expect(source?.metrics.series).toBeGreaterThan(20);
  const { message, details } = await engine.health('ALL');
  expect(message).not.toContain('Metrics');
  expect(details).toMatchObject({ metrics: { lastReport: { state: 'done' } } });
});

test('measurements that are denied leave the charges alone, and the missing permission is named everywhere', async () => {
  await connect('COSTS');
  const { state, metrics } = await engine.collect('COSTS');
  expect([state, metrics?.state]).toEqual(['done', 'failed']);
  expect(await sourceOf('COSTS')).toMatchObject({
    lastReport: { state: 'done' },
    metrics: {
      lastReport: {
        state: 'failed',
        code: 'AWS_ACCESS_DENIED',
        message: expect.stringContaining('cloudwatch:ListMetrics'),
      },
    },
  });
  expect(await engine.health('COSTS')).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/^AWS account .* Metrics are not collected: .*cloudwatch:ListMetrics/),
  });
});

test('without a budget nothing is spent, and measurements come all the same', async () => {
  await connect('METRICS', '0.00');
  const { state, metrics } = await engine.collect('METRICS');
  expect([state, metrics?.state]).toEqual(['cap-reached', 'done']);
});

test('who does not want measurements has none', async () => {
  const before = freeCalls();
  await connect('ALL', '5.00', { enabled: false });
  expect(await engine.collect('ALL')).not.toHaveProperty('metrics');
  expect(freeCalls()).toBe(before);
});
