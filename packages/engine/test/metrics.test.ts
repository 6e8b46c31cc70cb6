import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { forAlerting } from '@smartcloudops/contract';
import type { DataFrame } from '@smartcloudops/contract';
import { frameToJson, parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';

import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../src/desks/warehouse-location.ts';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const DAYS = 20;
const NOW = Date.UTC(2026, 2, 21);
const START = NOW - DAYS * 24 * HOUR_MS;
const asOf = '2026-03-21T00:00:00Z';
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const everybody: Principal = { name: 'test', role: 'admin', connections: null };

const folder = mkdtempSync(path.join(tmpdir(), 'engine-metrics-'));
const dataDir = path.join(folder, 'data');
let engine: Engine;

beforeAll(async () => {
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), Date.now);
  const series = (connection: string, ResourceId: string, level: number, perDay: number) => ({
    series: {
      connection,
      source: 'cloudwatch',
      namespace: 'AWS/RDS',
      metricName: 'CPUUtilization',
      aggregation: 'average',
      stepMs: HOUR_MS,
      unit: 'Percent',
      labels: { SubAccountId: '1', RegionId: 'us-east-1', ResourceId, DBInstanceIdentifier: ResourceId.slice(-4) },
    } as const,
    start: START,
    values: Array.from(
      { length: DAYS * 24 },
      (_, h) => level + (perDay * h) / 24 + Math.sin((2 * Math.PI * (h % 24)) / 24) + ((h * 37) % 11) / 11
    ),
  });
  await warehouse.metrics.write(
    [series('a', 'arn:db-1', 40, 0), series('a', 'arn:db-2', 60, 1), series('b', 'arn:db-3', 20, 0)],
    NOW
  );
  await warehouse.close();
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const get = async (url: string, principal = everybody) =>
  (await engine.fetch(new Request(`http://rest${url}`), principal)).json() as Promise<Record<string, unknown>>;

async function ask(query: object): Promise<DataFrame> {
  const [frame] = await engine.query(parseQuery(query), everybody);
  if (!frame) throw new Error('An answer has a frame.');
  return frame;
}

function commandLine(query: object): unknown {
  const main = path.join(__dirname, '..', '..', 'server', 'bin', 'smartcloudops.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'query', JSON.stringify(query)], {
    encoding: 'utf8',
    env: { ...process.env, SMARTCLOUDOPS_DATA_DIR: dataDir },
  });
  expect(`${status} ${stderr}`).toBe('0 ');
  return JSON.parse(stdout);
}

const metricName = 'CPUUtilization';
const timeRange = { from: '2026-03-20T00:00:00Z', to: asOf };
/** Columns of a frame by the database they are of. */
const columns = ({ fields }: DataFrame, name: string): Record<string, readonly unknown[]> =>
  Object.fromEntries(
    fields.flatMap((field) =>
      field.labels && (field.labels.series ?? field.name) === name
        ? [[field.labels.DBInstanceIdentifier, field.values]]
        : []
    )
  );

test('frame, REST and command line give the same history', async () => {
  const query = { queryType: 'metric', metricName, timeRange, asOf };
  const frame = await ask(query);
  expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
  expect(frame.fields.map(({ name, config }) => [name, config?.displayName, config?.unit])).toEqual([
    ['time', undefined, undefined],
    [metricName, 'db-2', 'percent'],
    [metricName, 'db-1', 'percent'],
    [metricName, 'db-3', 'percent'],
  ]);
  const json = (await get(
    `/api/v1/analytics/metrics/history?metricName=${metricName}&from=2026-03-20&to=2026-03-21&asOf=2026-03-21`
  )) as { times: string[]; series: { labels: Record<string, string>; values: number[] }[] };
  expect(json.times.map(Date.parse)).toEqual(frame.fields[0]?.values);
  expect(json.times).toHaveLength(24);
  expect(Object.fromEntries(json.series.map(({ labels, values }) => [labels.DBInstanceIdentifier, values]))).toEqual(
    columns(frame, metricName)
  );
  expect(commandLine(query)).toEqual(JSON.parse(JSON.stringify([frameToJson(frame)])));
});

test('frame, REST and command line give the same forecast', async () => {
  const query = { queryType: 'metric-forecast', metricName, horizon: 12, level: [0.8], timeRange, asOf };
  const frame = await ask(query);
  const json = (await get(
    `/api/v1/analytics/metrics/forecast?metricName=${metricName}&horizon=12&level=0.8&from=2026-03-20&asOf=2026-03-21`
  )) as {
    forecastFrom: string;
    series: { labels: Record<string, string>; point: number[]; intervals: { lower: number[]; upper: number[] }[] }[];
  };
  expect(Date.parse(json.forecastFrom)).toBe(NOW);
  const byName = (pick: (one: (typeof json.series)[number]) => unknown) =>
    Object.fromEntries(json.series.map((one) => [one.labels.DBInstanceIdentifier, pick(one)]));
  expect(columns(frame, 'forecast')).toEqual(byName(({ point }) => point));
  expect(columns(frame, 'lower 80')).toEqual(byName(({ intervals }) => intervals[0]?.lower));
  expect(columns(frame, 'upper 80')).toEqual(byName(({ intervals }) => intervals[0]?.upper));
  expect(Object.values(columns(frame, 'forecast'))[0]?.filter((v) => v !== null)).toHaveLength(12);
  expect(commandLine(query)).toEqual(JSON.parse(JSON.stringify([frameToJson(frame)])));
});

test('frame, REST, command line and an alert rule give the same early warnings', async () => {
  const query = { queryType: 'capacity', metricName, limit: 100, timeRange, asOf };
  const frame = await ask(query);
  expect(frame.meta.type).toBe('numeric-long');
  const column = (name: string) => frame.fields.find((field) => field.name === name)?.values;
  expect(column('DBInstanceIdentifier')?.[0]).toBe('db-2');
  const json = (await get(`/api/v1/analytics/metrics/capacity?metricName=${metricName}&limit=100&asOf=2026-03-21`)) as {
    kind: string;
    series: { labels: Record<string, string>; probability: number; days: { median: number } | null; urgency: number }[];
  };
  expect(json.kind).toBe('capacity');
  expect(json.series.map(({ labels }) => labels.DBInstanceIdentifier)).toEqual(column('DBInstanceIdentifier'));
  expect(json.series.map(({ probability }) => probability)).toEqual(column('probability'));
  expect(json.series.map(({ days }) => days?.median ?? null)).toEqual(column('days'));
  expect(json.series.map(({ urgency }) => urgency)).toEqual(column('urgency'));
  expect(commandLine(query)).toEqual(JSON.parse(JSON.stringify([frameToJson(frame)])));

  const [alert] = await engine.query(forAlerting(parseQuery(query)), everybody);
  expect(alert?.meta.type).toBe('numeric-wide');
  expect(alert?.fields.map(({ name, values }) => [name, values[0]])).toEqual(
    json.series.map(({ probability }) => ['probability', probability])
  );
  const instances = alert?.fields.map(({ labels }) => JSON.stringify(labels));
  expect(new Set(instances).size).toBe(3);
});

test('too little history is an answer through every door', async () => {
  const early = { queryType: 'capacity', metricName, limit: 100, timeRange, asOf: '2026-03-03T00:00:00Z' };
  const frame = await ask(early);
  expect(frame).toMatchObject({
    fields: [],
    meta: { custom: { insufficientHistory: { have: 2, need: 7, unit: 'days' } } },
  });
  expect(frame.meta.notices?.[0]?.text).toBe(
    'A capacity forecast needs 7 days of measurements and there are 2. Wait 5 days.'
  );
  expect(await get(`/api/v1/analytics/metrics/capacity?metricName=${metricName}&limit=100&asOf=2026-03-03`)).toEqual({
    kind: 'insufficient-history',
    have: 2,
    need: 7,
    unit: 'days',
  });
  expect(
    (await ask({ queryType: 'metric-forecast', metricName: 'Nothing', timeRange })).meta.notices?.[0]?.text
  ).toContain('there are none');
});

test('what is measured is listed with its labels, and nobody sees what he may not', async () => {
  const only: Principal = { ...everybody, connections: ['b'] };
  expect(await get('/api/v1/metrics', only)).toEqual({
    metrics: [
      {
        namespace: 'AWS/RDS',
        metricName,
        aggregations: ['average'],
        unit: 'Percent',
        stepSeconds: 3600,
        series: 1,
        from: '2026-03-01T00:00:00.000Z',
        to: '2026-03-21T00:00:00.000Z',
        labels: {
          SubAccountId: ['1'],
          RegionId: ['us-east-1'],
          ResourceId: ['arn:db-3'],
          DBInstanceIdentifier: ['db-3'],
        },
      },
    ],
  });
  expect(await get('/api/v1/metrics?namespace=AWS/EC2')).toEqual({ metrics: [] });
  const { series } = await get(
    `/api/v1/analytics/metrics/history?metricName=${metricName}&to=2026-03-21&label=ResourceId=arn:db-1`
  );
  expect(series).toHaveLength(1);
  expect(
    (await get(`/api/v1/analytics/metrics/history?metricName=${metricName}&to=2026-03-21`, only)).series
  ).toHaveLength(1);
  expect(await get(`/api/v1/analytics/metrics/history?metricName=${metricName}&label=x`)).toMatchObject({
    code: 'ENGINE_BAD_REQUEST',
  });
  expect(await get(`/api/v1/analytics/metrics/history?metricName=${metricName}&aggregation=median`)).toMatchObject({
    code: 'ENGINE_BAD_QUERY',
  });
});
