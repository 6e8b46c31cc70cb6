import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { commitmentsResponseSchema } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 9, 20, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const BILL = ['ce:GetCostAndUsage', 'ce:GetCostForecast', 'sts:*'];
const EXTRAS = ['cost-allocation-tags', 'cost-categories', 'cost-anomalies', 'commitment-coverage', 'commitments'];
const dataDir = mkdtempSync(path.join(tmpdir(), 'extras-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({
    ...{ seed: 5, days: 60, accounts: 4, now: NOW },
    credentials: [
      { accessKeyId: 'ALL' },
      { accessKeyId: 'BILL', allow: BILL },
      {
        accessKeyId: 'SOME',
        allow: [
          ...BILL,
          'ce:GetSavingsPlansUtilization',
          'ce:GetReservationUtilization',
          'ce:ListCostCategoryDefinitions',
        ],
      },
    ],
  });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const settings = (accessKey: string, known: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  ...{ id: accessKey, name: accessKey, kind: 'aws', monthlyApiBudget: '20.00', historyDays: 10 },
  aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
  metrics: { enabled: false },
  ...known,
});
async function get(address: string) {
  const response = await engine.fetch(new Request(`http://rest/api/v1/${address}`), admin);
  return (await response.json()) as Record<string, unknown>;
}
interface Series {
  readonly series: readonly {
    readonly group: Record<string, string | null>;
    readonly total: { readonly amount: string };
  }[];
  readonly total: { readonly amount: string };
}
const history = async (more: string) =>
  (await get(
    `analytics/cost/history?grain=total&from=2026-10-08&to=2026-10-18&connections=ALL&${more}`
  )) as unknown as Series;

test('everything that Cost Explorer tells is collected within the budget, and the ledger is the invoice', async () => {
  await engine.connect(settings('ALL', { sources: { 'cost-explorer-resources': true } }));
  const { state, sources = [], spent } = await engine.collect('ALL');
  expect(state).toBe('done');
  const own = sources.filter(({ source }) => [...EXTRAS, 'cost-explorer-resources'].includes(source));
  expect(own.map((one) => [one.source, one.state])).toEqual(
    expect.arrayContaining([...EXTRAS, 'cost-explorer-resources'].map((name) => [name, 'done']))
  );
  for (const { stored } of own) expect(stored).toBeGreaterThan(0);
  expect(Number(spent)).toBeCloseTo(Number(twin.invoice().total), 9);
  const { total, operations } = (await get('api-spend?from=2026-10-01&to=2026-11-01')) as unknown as {
    total: { amount: string };
    operations: { operation: string }[];
  };
  expect(total.amount).toBe(twin.invoice().total);
  expect(operations.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['GetAnomalies', 'GetReservationUtilization', 'DescribeCostCategoryDefinition'])
  );
});

test('resources are told of, and add up to the bill that other questions get', async () => {
  const byResource = await history('groupBy=ServiceName,ResourceId');
  const byService = await history('groupBy=ServiceName');
  expect(byResource.total).toEqual(byService.total);
  expect(byResource.series.filter(({ group }) => group['ResourceId'] !== null).length).toBeGreaterThan(5);
});

test('each is alone when it is denied, and names what is missing', async () => {
  await engine.connect(settings('BILL'));
  const { state, sources = [] } = await engine.collect('BILL');
  expect(state).toBe('done');
  const missing = Object.fromEntries(sources.map((one) => [one.source, [one.state, one.missing]]));
  expect(missing).toMatchObject({
    'cost-explorer-control': ['done', []],
    'cost-allocation-tags': ['denied', ['ce:ListCostAllocationTags']],
    'cost-categories': ['denied', ['ce:ListCostCategoryDefinitions']],
    'cost-anomalies': ['denied', ['ce:GetAnomalies', 'ce:GetAnomalyMonitors']],
    'commitment-coverage': ['denied', ['ce:GetSavingsPlansCoverage', 'ce:GetReservationCoverage']],
    commitments: [
      'denied',
      ['ce:GetSavingsPlansUtilization', 'ce:GetSavingsPlansUtilizationDetails', 'ce:GetReservationUtilization'],
    ],
  });
});

test('of a source that may ask some of its questions, the rest is named and what it told is there', async () => {
  const before = twin.invoice().total;
  await engine.connect(settings('SOME', { sources: { 'cost-explorer': false, 'cost-explorer-control': false } }));
  const { sources = [] } = await engine.collect('SOME');
  const of = (name: string) => sources.find(({ source }) => source === name);
  expect(of('commitments')).toMatchObject({ state: 'partial', missing: ['ce:GetSavingsPlansUtilizationDetails'] });
  expect(of('commitments')?.stored).toBeGreaterThan(40);
  expect(of('cost-categories')).toMatchObject({ missing: ['ce:DescribeCostCategoryDefinition'] });
  const spent = sources.reduce((sum, one) => sum + Number(one.spent), 0);
  expect(Number(twin.invoice().total) - Number(before)).toBeCloseTo(spent, 9);
});

test('commitments are a table, days and alerts, and REST says the same', async () => {
  const range = { from: '2026-10-01T00:00:00Z', to: '2026-10-20T00:00:00Z' };
  const frameOf = async (more: object) => {
    const [frame] = await engine.query(
      parseQuery({ queryType: 'commitments', connections: ['ALL'], timeRange: range, ...more }),
      admin
    );
    return frame;
  };
  const rest = commitmentsResponseSchema.parse(await get('commitments?from=2026-10-01&to=2026-10-20&connections=ALL'));
  expect(rest.commitments.map(({ type }) => type).toSorted()).toEqual(['Reserved Instance', 'Savings Plan']);
  expect(rest.sources).toMatchObject([{ name: 'commitments' }]);
  const table = await frameOf({});
  const column = (name: string) => table?.fields.find((field) => field.name === name)?.values;
  expect(table?.meta.type).toBe('numeric-long');
  expect(column('daysLeft')).toEqual(rest.commitments.map(({ daysLeft }) => daysLeft));
  expect(column('utilization')).toEqual(rest.commitments.map(({ recent }) => recent?.utilization));
  const ending = await frameOf({ statistic: 'days-left' });
  expect(ending?.fields.map(({ labels, values }) => [labels?.['CommitmentDiscountId'], values])).toEqual(
    rest.commitments.map(({ id, daysLeft }) => [id, [daysLeft]])
  );
  const used = await frameOf({ statistic: 'utilization' });
  expect(used?.fields.map(({ values }) => values[0])).toEqual(rest.use.map(({ utilization }) => utilization));
  const days = await frameOf({ statistic: 'by-day' });
  expect(days?.meta.type).toBe('timeseries-wide');
  expect(days?.fields[0]?.values).toHaveLength(19);
  expect(days?.fields.slice(1).map(({ values }) => values[3])).toEqual(
    rest.use.map(({ days: own }) => own[3]?.utilization)
  );
});
