import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(60_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'sources-'));
let twin: Twin;
let engine: Engine;
let now = Date.now();

beforeAll(async () => {
  twin = await startTwin({
    seed: 7,
    days: 20,
    accounts: 2,
    credentials: [
      { accessKeyId: 'ALL' },
      // The account that the company did not enrol for advice.
      { accessKeyId: 'LEFT', accountId: createWorld({ seed: 7, days: 1, accounts: 2 }).accounts[1]?.id ?? '' },
      { accessKeyId: 'NOALARMS', allow: ['ce:*', 'sts:*', 'cloudwatch:ListMetrics', 'cloudwatch:GetMetricStatistics'] },
      { accessKeyId: 'NOHISTORY', allow: ['ce:*', 'sts:*', 'cloudwatch:DescribeAlarms'] },
    ],
  });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => now });
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const settings = (accessKey: string, known: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  id: accessKey,
  name: accessKey,
  kind: 'aws',
  aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
  monthlyApiBudget: '5.00',
  historyDays: 10,
  metrics: { enabled: false },
  ...known,
});

interface Status {
  readonly source: string;
  readonly state: string;
  readonly [name: string]: unknown;
}
async function statuses(id: string): Promise<Record<string, Status>> {
  const response = await engine.fetch(new Request('http://engine/api/v1/sources/state'), admin);
  const { sources } = (await response.json()) as { sources: { connection: string; sources: Status[] }[] };
  const own = sources.find(({ connection }) => connection === id)?.sources ?? [];
  return Object.fromEntries(own.map((one) => [one.source, one]));
}

test('one command collects all, and each source tells how it is', async () => {
  await engine.connect(settings('ALL'));
  expect((await statuses('ALL'))['cloudwatch-alarms']).toMatchObject({ state: 'waiting', lastAttempt: null });
  const { state, sources } = await engine.collect('ALL');
  expect([state, ...(sources ?? []).map((one) => one.state)]).toEqual(['done', ...(sources ?? []).map(() => 'done')]);
  const known = await statuses('ALL');
  expect(known['cloudwatch-alarms']).toMatchObject({
    ...{ state: 'done', code: null, missing: [], lagSeconds: 0, spentThisMonth: '0', price: null },
    lastSuccess: new Date(now).toISOString(),
    callsThisMonth: expect.any(Number),
    freshness: { updatedEveryHours: 1, delayHours: 0 },
  });
  expect(known['cost-explorer']).toMatchObject({ state: 'done', price: '0.01' });
  expect(known['cost-explorer-control']).toMatchObject({ state: 'done', spentThisMonth: '0.01', callsThisMonth: 1 });
  expect(known['cloudwatch']).toMatchObject({ state: 'off', message: expect.stringContaining('metrics.enabled') });
  const spent = Object.values(known).reduce((sum, one) => sum + Number(one.spentThisMonth), 0);
  expect(spent).toBeLessThanOrEqual(Number(twin.invoice().total));
  expect(await engine.health('ALL')).toMatchObject({
    message: expect.not.stringContaining('not collected'),
    details: { sources: expect.arrayContaining([expect.objectContaining({ source: 'cloudwatch-alarms' })]) },
  });
});

test('a source that is overdue says by how much', async () => {
  now += 10 * 3_600_000;
  expect((await statuses('ALL'))['cloudwatch-alarms']?.lagSeconds).toBe(8.75 * 3600);
  now -= 10 * 3_600_000;
});

test('a denied source is alone with that, and names the permission everywhere', async () => {
  await engine.connect(settings('NOALARMS'));
  const { state, sources } = await engine.collect('NOALARMS');
  expect(state).toBe('done');
  expect(sources?.find(({ source }) => source === 'cost-explorer-control')?.state).toBe('done');
  const denied = { state: 'denied', code: 'AWS_ACCESS_DENIED', lastSuccess: null };
  expect((await statuses('NOALARMS'))['cloudwatch-alarms']).toMatchObject({
    ...denied,
    missing: ['cloudwatch:DescribeAlarms', 'cloudwatch:DescribeAlarmHistory'],
  });
  expect(await engine.health('NOALARMS')).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/alarms: not collected, the permission cloudwatch:DescribeAlarms, /),
  });
  await engine.connect(settings('NOHISTORY'));
  await engine.collect('NOHISTORY');
  expect((await statuses('NOHISTORY'))['cloudwatch-alarms']).toMatchObject({
    state: 'partial',
    missing: ['cloudwatch:DescribeAlarmHistory'],
    lastSuccess: new Date(now).toISOString(),
  });
});

test('a service that the account does not use is told with how to enable it, and alarms nobody', async () => {
  await engine.connect(settings('LEFT', { metrics: { enabled: false, regions: ['us-east-1', 'eu-west-1'] } }));
  const { state, sources } = await engine.collect('LEFT');
  expect(state).toBe('done');
  const known = await statuses('LEFT');
  for (const source of ['compute-optimizer', 'cost-optimization-hub']) {
    expect(sources?.find((one) => one.source === source)?.state).toBe('not-enabled');
    expect(known[source]).toMatchObject({
      ...{ state: 'not-enabled', code: 'AWS_SERVICE_NOT_ENABLED', missing: [], lastSuccess: null, lagSeconds: null },
      message: expect.stringMatching(/is not enrolled.*update-enrollment-status --status Active/),
    });
  }
  // Where only some regions use a service, the others are not missing.
  expect(known['config']).toMatchObject({ state: 'done', message: expect.stringContaining('nothing in eu-west-1') });
  expect(await engine.health('LEFT')).toMatchObject({ message: expect.not.stringMatching(/Optimiz|Config/) });
});

test('what costs money is off without a budget, and what is switched off is not called', async () => {
  await engine.connect(settings('ALL', { id: 'free', monthlyApiBudget: '0.00' }));
  const before = twin.invoice().total;
  const { state, sources } = await engine.collect('free');
  expect([state, sources?.map(({ source }) => source)]).toEqual([
    'cap-reached',
    expect.not.arrayContaining(['cost-explorer-control']),
  ]);
  expect(twin.invoice().total).toBe(before);
  expect((await statuses('free'))['cost-explorer-control']).toMatchObject({
    state: 'off',
    message: expect.stringContaining('costs $0.01 and the monthly API budget is $0.00'),
  });
  await engine.connect(
    settings('ALL', { id: 'less', sources: { 'cloudwatch-alarms': false, 'cost-explorer': false } })
  );
  const less = await engine.collect('less');
  expect(less.sources?.map(({ source }) => source)).not.toContain('cloudwatch-alarms');
  expect(less).toMatchObject({ rows: 0, message: expect.stringContaining('switched off') });
});

test('a source that there is not is refused by name', async () => {
  await expect(engine.connect(settings('ALL', { sources: { 'cost-explorr': true } }))).rejects.toMatchObject({
    code: 'ENGINE_BAD_CONNECTION',
    message: expect.stringContaining('cost-explorer'),
  });
});
