import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { forAlerting } from '@smartcloudops/contract';
import { frameToJson, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import { DAY_MS, decimalFromNumber, emptyFocusRow, shiftPeriod } from '@smartcloudops/focus';
import type { ForecastRecord, Warehouse } from '@smartcloudops/warehouse';

import { openWarehouse } from '../src/desks/open-warehouse.ts';

jest.setTimeout(60_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const anyone: Principal = { name: 'ann', role: 'viewer', connections: null };
const START = Date.UTC(2026, 0, 1);
/** Twelve days of the month are known: its end is in the bucket "month-end 11-20". */
const NOW = Date.UTC(2026, 6, 13, 12);
const TODAY = Date.UTC(2026, 6, 13);
const dataDir = mkdtempSync(path.join(tmpdir(), 'scoreboard-'));
const key = Buffer.alloc(32, 7);
let now = NOW;
let warehouse: Warehouse;
let engine: Engine;

beforeAll(async () => {
  warehouse = await openWarehouse({ dataDir, key }, () => now);
  await load(START, TODAY);
  engine = await createEngineHere({ dataDir, key, logger: silent, clock: () => now, schedule: false });
});
afterAll(async () => {
  await engine.close();
  await warehouse.close();
  rmSync(dataDir, { recursive: true });
});

/** S3 costs 10 a day, EC2 between 40 and 46. */
async function load(from: number, to: number): Promise<void> {
  const rows = [];
  for (let day = from; day < to; day += DAY_MS) {
    const charge = (ServiceName: string, amount: number) =>
      emptyFocusRow({
        BilledCost: decimalFromNumber(amount) ?? 0n,
        BillingCurrency: 'USD',
        ChargePeriodStart: day,
        ChargePeriodEnd: day + DAY_MS,
        ChargeCategory: 'Usage',
        ServiceName,
      });
    rows.push(charge('S3', 10), charge('EC2', 40 + ((day / DAY_MS) % 7)));
  }
  const manifest = { connection: 'prod', source: 'focus-file', dimensions: null, contentHash: null, origin: 'test' };
  await warehouse.costs.load({ ...manifest, restates: { from, to }, loadedAt: from }, [rows]);
}

const timeRange = { from: new Date(START).toISOString(), to: new Date(Date.UTC(2026, 7, 1)).toISOString() };

async function ask(model: object, principal = anyone) {
  const [frame] = await engine.query(parseQuery({ timeRange, ...model }), principal);
  if (!frame) throw new Error('An answer has a frame.');
  return frame;
}

/** Two forecasts a month of S3's month, from which the run rate is right and we are wrong. */
async function loseOften(): Promise<void> {
  const series = {
    connections: ['prod'],
    metric: 'BilledCost',
    filters: [],
    groupBy: ['ServiceName'],
    keys: ['S3'],
  } as const;
  const records = Array.from({ length: 5 }, (_, i) => shiftPeriod(START, 'month', i + 1)).flatMap((month) => {
    const target = { from: month, to: shiftPeriod(month, 'month', 1) };
    const truth = 10 * ((target.to - month) / DAY_MS);
    return [12, 15].flatMap((day): ForecastRecord[] => {
      const origin = month + day * DAY_MS;
      const made = {
        series,
        evidence: 'shown',
        origin,
        kind: 'month-end',
        target,
        intervals: [],
        madeAt: origin,
        dataVersion: 1,
      } as const;
      return [
        { ...made, model: 'ours', point: truth * 1.5 },
        { ...made, model: 'naive', point: truth * 1.1 },
      ];
    });
  });
  expect(await warehouse.forecasts.record(records)).toBe(20);
}

const monthEnd = { queryType: 'cost-forecast', output: 'month-end', groupBy: ['ServiceName'] } as const;

test('what is shown is kept once, after the answer, and graded when the truth is there; all doors agree', async () => {
  const forecast = await ask({ queryType: 'cost-forecast' });
  await ask({ queryType: 'cost-forecast', steps: [{ date: '2026-07-20', change: 5 }] });
  await ask({ queryType: 'cost-forecast', asOf: '2026-07-01T00:00:00Z' });
  const kept = () =>
    warehouse.forecasts.find({
      connections: ['prod'],
      metric: 'BilledCost',
      filters: [],
      groupBy: [],
      from: 0,
      to: 2 * NOW,
    });
  await new Promise((resolve) => setImmediate(resolve));
  // To the month's end: days 1, 2, 3, 7 and 14, and the month.
  expect((await kept()).map(({ model, kind }) => `${model} ${kind}`)).toHaveLength(12);
  const time = forecast.fields[0]?.values ?? [];
  const shown = forecast.fields.find(({ name }) => name === 'forecast')?.values[time.indexOf(TODAY)];
  expect((await kept()).find(({ model, kind }) => model === 'ours' && kind === 'day')).toMatchObject({
    origin: TODAY,
    point: shown,
    madeAt: NOW,
  });
  await ask({ queryType: 'cost-forecast', level: [0.5] });
  await new Promise((resolve) => setImmediate(resolve));
  expect(await kept()).toHaveLength(12);

  expect(await ask({ queryType: 'forecast-scoreboard' })).toMatchObject({
    fields: [],
    meta: { type: 'numeric-long', custom: { waiting: 6 } },
  });
  await load(TODAY, TODAY + 10 * DAY_MS);
  now = NOW + 10 * DAY_MS;
  const query = { queryType: 'forecast-scoreboard', groupBy: [], timeRange };
  const board = await ask(query);
  expect(board.fields.map(({ name }) => name)).toEqual(
    'group horizon evidence n MAE bias relativeError coverage80 coverage95 intervalScore80 skillNaive skillAws muted'.split(
      ' '
    )
  );
  const column = (name: string) => board.fields.find((field) => field.name === name)?.values;
  expect(column('group')).toEqual(['Total', 'Total', 'Total']);
  expect(column('horizon')).toEqual(['day 1', 'days 2-3', 'day 7']);
  expect(column('n')).toEqual([1, 2, 1]);

  const get = await engine.fetch(
    new Request(`http://rest/api/v1/analytics/forecast/scoreboard?groupBy=&from=2026-01-01&to=2026-08-01`),
    anyone
  );
  expect(await get.json()).toMatchObject({
    rows: [0, 1, 2].map((row) => ({
      group: {},
      horizon: column('horizon')?.[row],
      meanAbsoluteError: column('MAE')?.[row],
      bias: column('bias')?.[row],
      skillOverNaive: column('skillNaive')?.[row],
      coverage: [{ level: 0.8, value: column('coverage80')?.[row] }, { level: 0.95 }],
      muted: false,
    })),
    currency: 'USD',
  });
  const posted = await engine.fetch(
    new Request('http://rest/api/v1/query', { method: 'POST', body: JSON.stringify(query) }),
    anyone
  );
  const text = JSON.stringify([frameToJson(board)]);
  expect(await posted.text()).toBe(text);
  const main = path.join(__dirname, '..', '..', 'server', 'bin', 'smartcloudops.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [main, 'query', JSON.stringify(query)], {
    encoding: 'utf8',
    env: { ...process.env, SMARTCLOUDOPS_DATA_DIR: dataDir, SMARTCLOUDOPS_KEY: key.toString('hex') },
  });
  expect([stderr, stdout.trim()]).toEqual(['', text]);
  now = NOW;
});

test('an alert on a forecast that keeps losing is silent and says so; a panel shows the number and a notice', async () => {
  const alert = forAlerting(parseQuery({ ...monthEnd, timeRange }));
  const value = (frame: Awaited<ReturnType<typeof ask>>, service: string) =>
    frame.fields.find(({ name, labels }) => name === 'monthEnd' && labels?.['ServiceName'] === service)?.values[0];

  // Nothing is held against it yet.
  const before = await ask(alert);
  expect(value(before, 'S3')).toBeCloseTo(310, -1);
  expect(before.meta.custom).not.toHaveProperty('muted');

  await loseOften();
  const muted = await ask(alert);
  expect([value(muted, 'S3'), value(muted, 'EC2')]).toEqual([NaN, value(before, 'EC2')]);
  expect(muted.meta.custom).toMatchObject({ muted: true });
  expect(muted.meta.notices?.[0]).toEqual({
    severity: 'warning',
    text: expect.stringMatching(
      /^Muted, .*S3: 10 forecasts \(month-end 11-20\) were worse than the run rate \(skill −400 %\)\. .*forecast-scoreboard/
    ),
  });
  expect(JSON.stringify(frameToJson(muted))).toContain('[null]');

  const panel = await ask(monthEnd);
  expect(value(panel, 'S3')).toBe(value(before, 'S3'));
  expect(panel.meta.custom).not.toHaveProperty('muted');
  expect(panel.meta.notices?.[0]).toMatchObject({
    severity: 'warning',
    text: expect.stringContaining('Take the forecast with care: S3'),
  });
  const optedOut = await ask(forAlerting(parseQuery({ ...monthEnd, timeRange, mute: false })));
  expect(value(optedOut, 'S3')).toBe(value(before, 'S3'));
  expect(optedOut.meta.custom).not.toHaveProperty('muted');

  // Actual amounts stand, whatever the forecast is worth; and so does what another stretch of the month says.
  const actual = await ask({ ...monthEnd, mute: true, statistic: 'actual' });
  expect(actual.fields.map(({ values }) => values[0])).not.toContain(NaN);
  now = NOW + 14 * DAY_MS;
  await load(TODAY, TODAY + 14 * DAY_MS);
  expect((await ask(alert)).meta.custom).not.toHaveProperty('muted');
  now = NOW;

  const { body } = {
    body: await (
      await engine.fetch(new Request('http://rest/api/v1/analytics/cost/forecast?groupBy=ServiceName'), anyone)
    ).json(),
  };
  expect(JSON.stringify(body)).not.toContain('Muted');
  const board = await ask(
    forAlerting(parseQuery({ queryType: 'forecast-scoreboard', horizon: 'month-end', timeRange }))
  );
  expect(board.fields.map(({ name, values }) => [name, values[0]])).toEqual([
    ['group', 'S3'],
    ['horizon', 'month-end 11-20'],
    ['evidence', 'shown'],
    ['skillNaive', expect.closeTo(-4, 9)],
  ]);
});

test('an alert on the risk of a budget is as silent as the forecast it rests on', async () => {
  const risk = { queryType: 'budget-risk', budget: 300, groupBy: ['ServiceName'], timeRange } as const;
  const values = (frame: Awaited<ReturnType<typeof ask>>) =>
    Object.fromEntries(frame.fields.map(({ labels, values: [value] }) => [labels?.['ServiceName'], value]));
  const muted = await ask(forAlerting(parseQuery(risk)));
  expect(muted.meta.custom).toMatchObject({ muted: true });
  expect(values(muted)).toMatchObject({ S3: NaN, EC2: expect.any(Number) });
  const optedOut = await ask(forAlerting(parseQuery({ ...risk, mute: false })));
  expect(values(optedOut)['S3']).toBeGreaterThan(0.9);
  const panel = await ask(risk);
  expect(panel.fields.flatMap((field) => field.values)).not.toContain(NaN);
  expect(panel.meta.notices?.[0]?.text).toContain('Take the forecast with care: S3');
});

test('a stranger sees nobody’s forecasts', async () => {
  const eve: Principal = { name: 'eve', role: 'admin', connections: ['mine'] };
  expect((await ask({ queryType: 'forecast-scoreboard' }, eve)).fields).toEqual([]);
  const { status } = await engine.fetch(
    new Request('http://rest/api/v1/analytics/forecast/scoreboard?connections=prod'),
    eve
  );
  expect(status).toBe(403);
});
