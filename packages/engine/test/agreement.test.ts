import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { createEngine, frameToJson, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';

import { billFolder } from './bill.ts';

jest.setTimeout(60_000);

const { dataDir, bill, remove } = billFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const everybody: Principal = { name: 'test', role: 'admin', connections: null };
let engine: Engine;

beforeAll(async () => {
  engine = await createEngine({
    dataDir,
    logger: silent,
    schedule: false,
    workerUrl: new URL('../src/worker.ts', import.meta.url),
  });
  await engine.importFiles([bill]);
});
afterAll(async () => {
  await engine.close();
  remove();
});

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };

const get = async (url: string): Promise<unknown> =>
  (await engine.fetch(new Request(`http://rest${url}`), everybody)).json();

function commandLine(query: object): unknown {
  const main = path.join(__dirname, '..', '..', 'server', 'bin', 'smartcloudops.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'query', JSON.stringify(query)], {
    encoding: 'utf8',
    env: { ...process.env, SMARTCLOUDOPS_DATA_DIR: dataDir },
  });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout.trim();
}

test('frame, REST and command line give the same cost, to the last digit', async () => {
  const query = { queryType: 'cost', groupBy: ['ServiceName'], grain: 'total', timeRange } as const;
  const [frame] = await engine.query(parseQuery(query), everybody);
  const exact = frame?.fields[1]?.exact;
  // 30 × 12.345678901234567890123 and 1 + … + 30 + 30 × 7e-21 − 15, by hand.
  expect(frame?.fields[0]?.values).toEqual(['Amazon S3', 'Amazon EC2']);
  expect(exact).toEqual(['450.00000000000000000021', '370.37036703703703670369']);

  expect(
    await get('/api/v1/analytics/cost/history?from=2024-09-01&to=2024-10-01&grain=total&groupBy=ServiceName')
  ).toMatchObject({
    series: exact?.map((amount) => ({ total: { amount, value: Number(amount) } })),
    total: { amount: '820.3703670370370367039' },
  });

  const text = JSON.stringify([frameToJson(frame as NonNullable<typeof frame>)]);
  expect(text).toContain('[450.00000000000000000021,370.37036703703703670369]');
  expect(commandLine(query)).toBe(text);
  const posted = await engine.fetch(
    new Request('http://rest/api/v1/query', { method: 'POST', body: JSON.stringify(query) }),
    everybody
  );
  expect(await posted.text()).toBe(text);
});

test('frame, REST and command line give the same forecast', async () => {
  const query = { queryType: 'cost-forecast', output: 'month-end', level: [0.8], timeRange } as const;
  const [frame] = await engine.query(parseQuery(query), everybody);
  const figures = Object.fromEntries(frame?.fields.map(({ name, values }) => [name, values[0]]) ?? []);
  expect(await get('/api/v1/analytics/cost/forecast?from=2024-09-01&to=2024-10-01&level=0.8')).toMatchObject({
    kind: 'forecast',
    total: {
      monthEnd: {
        point: figures.monthEnd,
        intervals: [{ level: 0.8, lower: figures['lower 80'], upper: figures['upper 80'] }],
        actual: { value: figures.actual },
        runRate: figures.runRate,
      },
    },
  });
  expect(commandLine(query)).toBe(JSON.stringify([frameToJson(frame as NonNullable<typeof frame>)]));
});

test('frame, REST and command line give the same risk of a budget', async () => {
  const query = { queryType: 'budget-risk', budget: 900, groupBy: ['SubAccountId'], timeRange } as const;
  const [frame] = await engine.query(parseQuery(query), everybody);
  const figures = (account: string) =>
    Object.fromEntries(
      frame?.fields.flatMap(({ name, values, labels }) =>
        labels?.SubAccountId === account ? [[name, values[0]]] : []
      ) ?? []
    );
  expect(Object.keys(figures('a'))).toEqual([
    'probability',
    'forecast',
    'lower 80',
    'upper 80',
    'budget',
    'used',
    'overrun',
    'daysLeft',
  ]);
  expect(await get('/api/v1/analytics/cost/budget-risk?budget=900&groupBy=SubAccountId')).toMatchObject({
    kind: 'budget-risk',
    budget: 900,
    period: { kind: 'month' },
    series: ['b', 'a'].map((account) => {
      const own = figures(account);
      return {
        group: { SubAccountId: account },
        probability: own.probability,
        forecast: own.forecast,
        interval: { lower: own['lower 80'], upper: own['upper 80'] },
        used: own.used,
        overrun: own.overrun,
        daysLeft: { median: own.daysLeft },
      };
    }),
  });
  expect(commandLine(query)).toBe(JSON.stringify([frameToJson(frame as NonNullable<typeof frame>)]));
});

test('frame, REST and command line give the same anomalies and trend', async () => {
  const shared = { groupBy: ['ServiceName'], timeRange } as const;
  const address = 'from=2024-09-01&to=2024-10-01&groupBy=ServiceName';
  const anomalies = { queryType: 'cost-anomalies', output: 'series', ...shared } as const;
  const [watched] = await engine.query(parseQuery(anomalies), everybody);
  const column = (name: string) =>
    watched?.fields.filter((field) => field.name === name).map(({ values }) => [...values]);
  const answer = await get(`/api/v1/analytics/cost/anomalies?${address}`);
  expect(answer).toMatchObject({
    kind: 'cost-anomalies',
    series: column('expected')?.map((expected, i) => ({ expected, upper: column('upper')?.[i] })),
  });
  const [events] = await engine.query(parseQuery({ ...anomalies, output: 'events' }), everybody);
  expect((answer as { events: { impact: number }[] }).events.map(({ impact }) => impact)).toEqual(
    events?.fields.find(({ name }) => name === 'impact')?.values
  );
  expect(commandLine(anomalies)).toBe(JSON.stringify([frameToJson(watched as NonNullable<typeof watched>)]));

  const trend = { queryType: 'trend', ...shared } as const;
  const [frame] = await engine.query(parseQuery(trend), everybody);
  const figure = (name: string) => frame?.fields.find((field) => field.name === name)?.values ?? [];
  // S3 grows by a dollar a day, EC2 does not.
  expect(figure('direction')).toEqual(['rising', 'none']);
  expect(await get(`/api/v1/analytics/cost/trend?${address}`)).toMatchObject({
    kind: 'trend',
    series: figure('slope').map((slope, i) => ({ slope: { point: slope }, pValue: figure('pValue')[i] })),
  });
  expect(commandLine(trend)).toBe(JSON.stringify([frameToJson(frame as NonNullable<typeof frame>)]));
});

test('frame, REST and command line give the same drivers, which add up to the change', async () => {
  const half = { from: '2024-09-16T00:00:00Z', to: '2024-10-01T00:00:00Z' };
  const query = { queryType: 'cost-drivers', groupBy: ['ServiceName'], output: 'groups', timeRange: half } as const;
  const [frame] = await engine.query(parseQuery(query), everybody);
  const exact = (name: string) => frame?.fields.find((field) => field.name === name)?.exact;
  // A dollar a day more, for fifteen days, fifteen days later.
  expect([exact('change'), exact('Usage')]).toEqual([
    ['225', '0'],
    ['225', null],
  ]);
  const answer = await get('/api/v1/analytics/cost/drivers?from=2024-09-16&to=2024-10-01&groupBy=ServiceName');
  expect(answer).toMatchObject({
    baseline: { from: '2024-09-01T00:00:00.000Z', to: '2024-09-16T00:00:00.000Z' },
    change: { amount: '225' },
    drivers: [{ driver: 'usage', amount: { amount: '225' } }],
    groups: exact('before')?.map((amount, i) => ({ before: { amount }, after: { amount: exact('after')?.[i] } })),
    causes: [{ sentence: 'Amazon S3 in eu-west-1: 3 times as much a day, +$225' }],
  });
  expect(commandLine(query)).toBe(JSON.stringify([frameToJson(frame as NonNullable<typeof frame>)]));
  const other = await get(
    '/api/v1/analytics/cost/drivers?from=2024-09-16&to=2024-09-17&compareFrom=2024-09-01&compareTo=2024-09-02'
  );
  expect(other).toMatchObject({ change: { amount: '15' } });
  expect(await get('/api/v1/analytics/cost/drivers?compareFrom=2024-09-01')).toMatchObject({ status: 400 });
});

test('importing twice changes nothing', async () => {
  const before = await get('/api/v1/analytics/cost/history?from=2024-09-01&to=2024-10-01&groupBy=SubAccountId');
  expect(await engine.importFiles([bill])).toMatchObject([{ state: 'unchanged', rows: 90 }]);
  expect(await get('/api/v1/analytics/cost/history?from=2024-09-01&to=2024-10-01&groupBy=SubAccountId')).toEqual(
    before
  );
});
