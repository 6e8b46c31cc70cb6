import { forAlerting } from '@smartcloudops/contract';
import type { TrendQuery } from '@smartcloudops/contract';
import type { CostTrend, TrendAnswer } from '@smartcloudops/insights';

import { parseQuery } from '../parse-query.ts';
import { trendFrame } from './trend-frame.ts';

const day = Date.UTC(2024, 8, 29);
const trendOf = (keys: readonly string[], isOther: boolean, scale: number): CostTrend => ({
  keys,
  labels: {},
  isOther,
  slope: { point: scale, lower: 0, upper: 2 * scale },
  growth: isOther ? null : { point: 0.1 * scale, lower: 0.05 * scale, upper: 0.2 * scale },
  pValue: 0.01,
  direction: 'rising',
  changes: [],
});
const answer: TrendAnswer = {
  kind: 'trend',
  currency: 'USD',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  from: day,
  to: day,
  series: [trendOf(['S3'], false, 2), trendOf([], true, 1)],
  coverage: { from: day, to: day, loadedAt: day, sources: ['focus-file'] },
  estimatedFrom: null,
  freshness: day,
  notices: [],
};
const ask = (model: object) =>
  parseQuery({
    queryType: 'trend',
    timeRange: { from: '2024-09-29T00:00:00Z', to: '2024-10-01T00:00:00Z' },
    ...model,
  }) as TrendQuery;
const frame = (query: TrendQuery, of: Parameters<typeof trendFrame>[0] = answer) =>
  trendFrame(of, query, { query, dataVersion: 1, now: day });

test('all figures are a row per group', () => {
  const { meta, fields } = frame(ask({}));
  expect(meta.type).toBe('numeric-long');
  expect(fields.map(({ name, values, config }) => [name, values, config?.unit])).toEqual([
    ['ServiceName', ['S3', 'Other'], undefined],
    ['direction', ['rising', 'rising'], undefined],
    ['slope', [2, 1], 'currencyUSD'],
    ['growth', [0.2, null], 'percentunit'],
    ['growth lower', [0.1, null], 'percentunit'],
    ['growth upper', [0.4, null], 'percentunit'],
    ['pValue', [0.01, 0.01], undefined],
  ]);
});

test('an alert rule gets the growth alone, one instance per group', () => {
  const { meta, fields } = frame(forAlerting(ask({})) as TrendQuery);
  expect(meta.type).toBe('numeric-wide');
  expect(fields.map(({ name, labels, values }) => [name, labels, values])).toEqual([
    ['growth', { ServiceName: 'S3' }, [0.2]],
    ['growth', { ServiceName: 'Other' }, [null]],
  ]);
});

test('too little history is no number and says what is lacking', () => {
  const { fields, meta } = frame(ask({}), { kind: 'insufficient-history', have: 3, need: 14 });
  expect(fields).toEqual([]);
  expect(meta.notices?.[0]?.text).toMatch(/^A trend needs 14 days/);
});
