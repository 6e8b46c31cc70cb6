import { forAlerting } from '@smartcloudops/contract';
import type { CostAnomaliesQuery } from '@smartcloudops/contract';
import { parseDecimal } from '@smartcloudops/focus';
import type { AnomalyAnswer, WatchedSeries } from '@smartcloudops/insights';

import { parseQuery } from '../parse-query.ts';
import { anomalyFrame, anomalyFrameType } from './anomaly-frame.ts';

const day = Date.UTC(2024, 8, 29);
const next = day + 86_400_000;
const series = (keys: readonly string[], isOther: boolean, impact: number): WatchedSeries => ({
  keys,
  labels: {},
  isOther,
  actual: [parseDecimal('30.5'), parseDecimal('4')],
  expected: [10, null],
  lower: [8, null],
  upper: [12, null],
  anomaly: [30.5, null],
  impact,
});
const answer: AnomalyAnswer = {
  kind: 'cost-anomalies',
  currency: 'USD',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  days: [day, next],
  judgedTo: next,
  events: [
    {
      keys: [],
      labels: {},
      isOther: true,
      start: day,
      end: next,
      detectedAt: day,
      ongoing: true,
      kind: 'spike',
      direction: 'up',
      impact: 20.5,
      actual: 30.5,
      expected: 10,
      score: 0.999,
      cause: '+$20.50 (100 % of the rise) came from S3.',
    },
  ],
  series: [series(['S3'], false, 0), series([], true, 20.5)],
  coverage: { from: day, to: next, loadedAt: day, sources: ['focus-file'] },
  estimatedFrom: null,
  freshness: day,
  notices: [],
};
const ask = (model: object) =>
  parseQuery({
    queryType: 'cost-anomalies',
    timeRange: { from: '2024-09-29T00:00:00Z', to: '2024-10-01T00:00:00Z' },
    ...model,
  }) as CostAnomaliesQuery;
const frame = (query: CostAnomaliesQuery, of: Parameters<typeof anomalyFrame>[0] = answer) =>
  anomalyFrame(of, query, { query, dataVersion: 1, now: day });

test('events are rows of a table', () => {
  const { meta, fields } = frame(ask({}));
  expect(meta.type).toBe('table');
  expect(fields.map(({ name, type, values }) => [name, type, ...values])).toEqual([
    ['start', 'time', day],
    ['end', 'time', next],
    ['ongoing', 'boolean', true],
    ['ServiceName', 'string', 'Other'],
    ['kind', 'string', 'spike'],
    ['direction', 'string', 'up'],
    ['impact', 'number', 20.5],
    ['actual', 'number', 30.5],
    ['expected', 'number', 10],
    ['score', 'number', 0.999],
    ['cause', 'string', '+$20.50 (100 % of the rise) came from S3.'],
  ]);
});

test('a series has the actual beside the expected range, and dots where it was anomalous or is not final', () => {
  const { meta, fields } = frame(ask({ output: 'series' }));
  expect(meta.type).toBe('timeseries-wide');
  expect(fields.slice(0, 7).map(({ name, values }) => [name, ...values])).toEqual([
    ['time', day, next],
    ['actual', 30.5, null],
    ['provisional', null, 4],
    ['expected', 10, null],
    ['lower', 8, null],
    ['upper', 12, null],
    ['anomaly', 30.5, null],
  ]);
  expect(fields[11]).toMatchObject({
    labels: { ServiceName: 'Other', series: 'upper' },
    config: { unit: 'currencyUSD', custom: { fillBelowTo: 'Other lower' } },
  });
});

test('an alert rule gets the money above the expectation, one instance per group', () => {
  const query = forAlerting(ask({})) as CostAnomaliesQuery;
  expect(anomalyFrameType(query)).toBe('numeric-wide');
  expect(frame(query).fields.map(({ name, labels, values }) => [name, labels, values])).toEqual([
    ['impact', { ServiceName: 'S3' }, [0]],
    ['impact', { ServiceName: 'Other' }, [20.5]],
  ]);
});

test('too little history is no number and says what is lacking', () => {
  const { fields, meta } = frame(ask({}), { kind: 'insufficient-history', have: 3, need: 14 });
  expect(fields).toEqual([]);
  expect(meta.notices?.[0]?.text).toMatch(/^Telling what is anomalous needs 14 days/);
});
