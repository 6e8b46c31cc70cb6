import { forAlerting } from '@smartcloudops/contract';
import type { CostDriversQuery } from '@smartcloudops/contract';
import { parseDecimal } from '@smartcloudops/focus';
import type { CostDriversAnswer, Driver, ExplainedChange } from '@smartcloudops/insights';

import { parseQuery } from '../parse-query.ts';
import { driversFrame } from './drivers-frame.ts';

const OCTOBER = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) };
const SEPTEMBER = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 9, 1) };
const money = (text: string) => parseDecimal(text) ?? 0n;
const change = (before: string, after: string, drivers: Partial<Record<Driver, string>>): ExplainedChange => ({
  ...{ before: money(before), after: money(after) },
  drivers: new Map(Object.entries(drivers).map(([driver, amount]) => [driver as Driver, money(amount)])),
});
const answer: CostDriversAnswer = {
  ...change('1000', '1020.000000001', { volume: '60.000000001', gone: '-40' }),
  ...{ currency: 'USD', metric: 'BilledCost', groupBy: ['ServiceName'], period: OCTOBER, baseline: SEPTEMBER },
  groups: [
    { keys: ['EC2'], isOther: false, ...change('900', '960.000000001', { volume: '60.000000001' }) },
    { keys: [], isOther: true, ...change('100', '60', { gone: '-40' }) },
  ],
  causes: [
    {
      ...{ driver: 'volume', amount: money('60.000000001'), keys: ['EC2'], service: 'EC2', region: 'eu-west-1' },
      ...{
        usageType: 'BoxUsage',
        unit: 'Hrs',
        kinds: 1,
        factor: { before: 1, after: 2 },
        moved: null,
        sentence: 'said',
      },
    },
  ],
  coverage: { from: SEPTEMBER.from, to: OCTOBER.to, loadedAt: OCTOBER.to, sources: ['focus-file'] },
  ...{ estimatedFrom: null, freshness: OCTOBER.to, notices: [] },
};
const ask = (model: object = {}) =>
  parseQuery({
    queryType: 'cost-drivers',
    timeRange: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
    groupBy: ['ServiceName'],
    ...model,
  }) as CostDriversQuery;
const frame = (query: CostDriversQuery, of = answer) =>
  driversFrame(of, query, { query, dataVersion: 1, now: OCTOBER.to });
const columns = (query: CostDriversQuery) => {
  const { fields, meta } = frame(query);
  return [meta.type, Object.fromEntries(fields.map(({ name, values, exact }) => [name, exact ?? values]))];
};

test('a waterfall goes from total to total, each bar on the level that the one before left', () => {
  expect(columns(ask())).toEqual([
    'numeric-long',
    {
      step: ['2026-09', 'Volume', 'Gone', '2026-10'],
      driver: ['before', 'volume', 'gone', 'after'],
      amount: ['1000', '60.000000001', '-40', '1020.000000001'],
      base: [null, '1000', '1020.000000001', null],
      total: ['1000', null, null, '1020.000000001'],
      increase: [null, '60.000000001', null, null],
      decrease: [null, null, '40', null],
    },
  ]);
  expect(frame(ask()).fields[4]?.config).toEqual({ unit: 'currencyUSD', min: 960 });
});

test('groups have every driver of any of them, and nothing where it has no part', () => {
  expect(columns(ask({ output: 'groups' }))).toEqual([
    'numeric-long',
    {
      ServiceName: ['EC2', 'Other'],
      before: ['900', '100'],
      after: ['960.000000001', '60'],
      change: ['60.000000001', '-40'],
      Volume: ['60.000000001', null],
      Gone: [null, '-40'],
    },
  ]);
});

test('causes are told where they are; a dimension of the groups is not told twice', () => {
  expect(columns(ask({ output: 'causes' }))).toEqual([
    'table',
    {
      ...{ ServiceName: ['EC2'], RegionId: ['eu-west-1'], x_UsageType: ['BoxUsage'], driver: ['Volume'] },
      ...{ amount: ['60.000000001'], cause: ['said'] },
    },
  ]);
});

test('an alert rule gets one number per group', () => {
  const query = forAlerting(ask()) as CostDriversQuery;
  const { fields, meta } = frame(query);
  expect(meta).toMatchObject({ type: 'numeric-wide', typeVersion: [0, 1] });
  expect(fields.map(({ labels, exact }) => [labels, exact])).toEqual([
    [{ ServiceName: 'EC2' }, ['60.000000001']],
    [{ ServiceName: 'Other' }, ['-40']],
  ]);
  expect(forAlerting(ask({ output: 'groups' }))).toMatchObject({ output: 'groups' });
});

test('without data there are no fields', () => {
  expect(frame(ask(), { ...answer, currency: null }).fields).toEqual([]);
});
