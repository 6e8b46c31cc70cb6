import { readFileSync } from 'node:fs';

import { cloudWatchClient, cloudWatchSource } from '@smartcloudops/aws';
import type { MetricSource } from '@smartcloudops/aws';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { callsInMonth } from './call-allowance.ts';
import { collectMetrics } from './collect-metrics.ts';
import { METRIC_CALLS_PER_MONTH, METRIC_TARGETS } from './metric-collection.ts';
import type { MetricCollectOptions } from './metric-collection.ts';

const NOW = Date.UTC(2026, 9, 20, 12, 34);
const HOUR = Date.UTC(2026, 9, 20, 12);
const account = createWorld({ seed: 3, days: 1, now: NOW }).accounts[0]?.id ?? '';

jest.setTimeout(60_000);

let at: Bench;
let twin: Twin;
let now: number;
let source: MetricSource;
beforeEach(async () => {
  at = bench();
  now = NOW;
  twin = await startTwin({ world: createWorld({ seed: 3, days: 40, now: NOW }), now: () => now });
  const settings = { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url } as const;
  source = cloudWatchSource(new Map([['us-east-1', cloudWatchClient(settings, 'us-east-1')]]), () =>
    Promise.resolve(account)
  );
});
afterEach(async () => {
  source.close();
  await twin.close();
  await at.close();
});

const run = (options: Partial<MetricCollectOptions> = {}) =>
  collectMetrics({
    warehouse: at.warehouse,
    clock: { now: () => now },
    source,
    connection: 'c',
    historyDays: 3,
    targetLimit: 30,
    pause: () => Promise.resolve(),
    ...options,
  });
/** Calls that the twin answered or refused. */
const calls = () =>
  twin
    .invoice()
    .items.filter(({ operation }) => operation.startsWith('cloudwatch:'))
    .reduce((sum, { answered, failed }) => sum + answered + failed, 0);
const counted = () => callsInMonth(at.warehouse.state, 'c', source.name, now);
const readAll = () => at.warehouse.metrics.read({ connections: ['c'] }, HOUR - 3 * DAY_MS, HOUR + DAY_MS);

test('whole hours of the most telling metrics, every call counted, for nothing', async () => {
  const result = await run();
  expect(result).toMatchObject({ state: 'done', targets: 30, calls: calls(), callsThisMonth: calls(), error: null });
  expect(result.message).toMatch(
    /\d+ further ones are beyond the limit of 30 metrics: \d+ of AWS\/EC2, (\d+ of [\w/]+, )*\d+ of [\w/]+\.$/
  );
  expect(await counted()).toBe(calls());
  expect(twin.invoice().total).toBe('0');
  const readings = await readAll();
  expect(result.values).toBe(
    readings.reduce((sum, { values }) => sum + values.filter((v) => !Number.isNaN(v)).length, 0)
  );
  const cpu = readings.filter(({ series }) => series.metricName === 'CPUUtilization');
  expect(cpu.length).toBeGreaterThan(10);
  for (const { series, from, to, values } of cpu) {
    expect(series).toMatchObject({ source: 'cloudwatch', stepMs: HOUR_MS, unit: 'Percent' });
    expect(series.labels['SubAccountId']).toBe(account);
    expect(to).toBeLessThanOrEqual(HOUR);
    expect(from).toBeGreaterThanOrEqual(HOUR - 3 * DAY_MS);
    expect(Math.max(...values.filter((v) => !Number.isNaN(v)))).toBeLessThanOrEqual(100);
  }
});

test('the next time asks only for what is new, and gives the same as asking for all at once', async () => {
  await run();
  const before = calls();
  now += 10 * 60_000;
  expect(await run()).toMatchObject({ state: 'done', values: 0, calls: 0 });
  now = NOW + 5 * HOUR_MS;
  const more = await run();
  expect(more.calls).toBe(30);
  expect(calls()).toBe(before + 30);
  const alone = bench();
  await run({ warehouse: alone.warehouse, historyDays: 4 });
  const values = async (one: Bench) =>
    (await one.warehouse.metrics.read({ connections: ['c'] }, HOUR - 2 * DAY_MS, HOUR + 5 * HOUR_MS)).map(
      ({ series, values: known }) => [series, [...known]]
    );
  expect(await values(at)).toEqual(await values(alone));
  await alone.close();
});

test('at the allowance no call is made any more, what is stored stays, and the next month goes on', async () => {
  expect(await run({ callsPerMonth: 60, targetLimit: 100 })).toMatchObject({
    state: 'cap-reached',
    callsThisMonth: 60,
  });
  expect(calls()).toBe(60);
  expect((await readAll()).length).toBeGreaterThan(0);
  expect(await run({ callsPerMonth: 60, targetLimit: 100 })).toMatchObject({ state: 'cap-reached', calls: 0 });
  expect(calls()).toBe(60);
  now = Date.UTC(2026, 10, 1, 1);
  expect(await run({ callsPerMonth: 200, targetLimit: 100 })).toMatchObject({ state: 'done', targets: 100 });
});

test('all metrics once an hour stay within the allowance, and that within a quarter of what is free', () => {
  const listing = 31 * 50;
  expect(METRIC_TARGETS * 24 * 31 + listing).toBeLessThanOrEqual(METRIC_CALLS_PER_MONTH);
  expect(METRIC_CALLS_PER_MONTH * 4).toBeLessThanOrEqual(source.freeCallsPerMonth);
  const guide = readFileSync(new URL('../../../../docs/guides/aws-permissions.md', import.meta.url), 'utf8');
  expect(guide).toContain(`at most ${METRIC_TARGETS} metrics`);
  expect(guide).toContain(`${METRIC_CALLS_PER_MONTH.toLocaleString('en')} calls a month`);
});

test('throttling is waited out, and repeated calls are counted', async () => {
  twin.setFaults([{ operation: 'monitoring:GetMetricStatistics', kind: 'throttle', count: 6 }]);
  expect(await run()).toMatchObject({ state: 'done' });
  expect(await counted()).toBe(calls());
});

test('what AWS refuses is said, what was stored stays, and the next collection goes on', async () => {
  twin.setFaults([{ operation: 'monitoring:GetMetricStatistics', kind: 'denied' }]);
  const failed = await run();
  expect(failed).toMatchObject({ state: 'failed', targets: 30, error: { code: 'AWS_ACCESS_DENIED' } });
  expect(failed.message).toContain('cloudwatch:GetMetricStatistics');
  twin.setFaults([]);
  expect(await run()).toMatchObject({ state: 'done', calls: 30 });
});

test('one collection at a time, and a cancelled one goes on where it was', async () => {
  const controller = new AbortController();
  const first = run({ onProgress: ({ done }) => done > 0 && controller.abort(), signal: controller.signal });
  expect(await run()).toMatchObject({ state: 'busy', calls: 0 });
  await expect(first).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  expect((await readAll()).length).toBeGreaterThan(0);
  const rest = await run();
  expect(rest).toMatchObject({ state: 'done' });
  expect(rest.calls).toBeLessThan(30);
});

test('what is looked for anew is listed at once, not with the next day', async () => {
  await run();
  const asked = { ...source, lookedFor: 'something else', discover: jest.fn(source.discover) };
  await run({ source: asked });
  await run({ source: asked });
  expect(asked.discover).toHaveBeenCalledTimes(1);
});
