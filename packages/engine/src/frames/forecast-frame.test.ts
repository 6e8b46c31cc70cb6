import { parseDecimal } from '@smartcloudops/focus';
import type { ForecastAnswer, ForecastSeries } from '@smartcloudops/insights';
import type { CostForecastQuery } from '@smartcloudops/contract';

import { parseQuery } from '../parse-query.ts';
import { forecastFrame } from './forecast-frame.ts';

const day = Date.UTC(2024, 8, 29);
const money = (text: string) => parseDecimal(text) ?? 0n;
const timeRange = { from: '2024-09-29T00:00:00Z', to: '2024-10-01T00:00:00Z' };

function series(keys: readonly string[], scale: number): ForecastSeries {
  return {
    keys,
    labels: {},
    actual: [money(`${scale}`), null],
    point: [null, 2 * scale],
    intervals: [{ level: 0.975, lower: [null, scale], upper: [null, 3 * scale] }],
    monthEnd: {
      actual: money(`${scale}`),
      point: 3 * scale,
      intervals: [{ level: 0.975, lower: 2 * scale, upper: 4 * scale }],
      quantiles: [
        { probability: 0.05, value: scale },
        { probability: 0.5, value: 3 * scale },
      ],
      runRate: 5 * scale,
      lastMonth: null,
    },
  };
}
const total: ForecastAnswer = {
  kind: 'forecast',
  currency: 'EUR',
  metric: 'BilledCost',
  groupBy: [],
  days: [day, day + 86_400_000],
  forecastFrom: day + 86_400_000,
  month: { start: Date.UTC(2024, 8, 1), end: Date.UTC(2024, 9, 1), days: 30, daysFinal: 29 },
  total: series([], 10),
  series: [],
  subtotals: [],
  other: null,
  coverage: { from: day, to: day + 86_400_000, loadedAt: day, sources: ['focus-file'] },
  estimatedFrom: null,
  freshness: day,
  notices: [],
};
const grouped: ForecastAnswer = {
  ...total,
  groupBy: ['ServiceName'],
  series: [series(['S3'], 7)],
  other: { ...series([], 3), name: 'Other', groups: 4 },
};

function frame(answer: Parameters<typeof forecastFrame>[0], options: object) {
  const query = parseQuery({ queryType: 'cost-forecast', timeRange, ...options }) as CostForecastQuery;
  return forecastFrame(answer, query, { query, dataVersion: 1, now: day });
}
const shape = (answer: ForecastAnswer, options: object) =>
  frame(answer, options).fields.map(({ name, labels, values }) => ({ name, labels, values }));

test('a series has the actual, the forecast and its bounds side by side, told apart by labels', () => {
  expect(frame(total, {}).meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
  expect(shape(total, {})).toEqual([
    { name: 'time', labels: undefined, values: [day, day + 86_400_000] },
    { name: 'actual', labels: { series: 'actual' }, values: [10, null] },
    { name: 'provisional', labels: { series: 'provisional' }, values: [null, null] },
    { name: 'forecast', labels: { series: 'forecast' }, values: [null, 20] },
    { name: 'lower 97.5', labels: { series: 'lower 97.5' }, values: [null, 10] },
    { name: 'upper 97.5', labels: { series: 'upper 97.5' }, values: [null, 30] },
  ]);
});

test('days that the forecast does not learn from are provisional, so that the actual does not dip at its end', () => {
  const started = { ...total, total: total.total && { ...total.total, actual: [money('10'), money('0.5')] } };
  expect(shape(started, {}).slice(1, 3)).toEqual([
    { name: 'actual', labels: { series: 'actual' }, values: [10, null] },
    { name: 'provisional', labels: { series: 'provisional' }, values: [null, 0.5] },
  ]);
  expect(frame(started, {}).fields[2]).toMatchObject({
    exact: [null, '0.5'],
    config: { unit: 'currencyEUR', displayName: 'provisional', custom: { drawStyle: 'points' } },
  });
});

test('groups and the rest have series of their own; the band is drawn to the group’s own lower bound', () => {
  const { fields } = frame(grouped, {});
  expect(fields.slice(1).map(({ config }) => config?.displayName)).toEqual([
    'S3 actual',
    'S3 provisional',
    'S3 forecast',
    'S3 lower 97.5',
    'S3 upper 97.5',
    'Other actual',
    'Other provisional',
    'Other forecast',
    'Other lower 97.5',
    'Other upper 97.5',
  ]);
  expect(fields[5]).toMatchObject({
    labels: { ServiceName: 'S3', series: 'upper 97.5' },
    config: { unit: 'currencyEUR', custom: { fillBelowTo: 'S3 lower 97.5' } },
  });
});

test('the month’s end is one row of numbers', () => {
  expect(frame(total, { output: 'month-end' }).meta).toMatchObject({
    type: 'numeric-wide',
    typeVersion: [0, 1],
    custom: { month: { days: 30, daysFinal: 29 } },
  });
  expect(shape(total, { output: 'month-end' }).map(({ name, values }) => [name, values])).toEqual([
    ['monthEnd', [30]],
    ['lower 97.5', [20]],
    ['upper 97.5', [40]],
    ['actual', [10]],
    ['runRate', [50]],
    ['lastMonth', [null]],
  ]);
});

test.each([
  ['point', 'monthEnd', 21, 9],
  ['lower', 'lower 97.5', 14, 6],
  ['upper', 'upper 97.5', 28, 12],
  ['actual', 'actual', 7, 3],
  ['run-rate', 'runRate', 35, 15],
])(
  'the statistic %s alone is one number per group, so an alert rule has one instance per group',
  (statistic, name, s3, rest) => {
    expect(shape(grouped, { output: 'month-end', statistic })).toEqual([
      { name, labels: { ServiceName: 'S3' }, values: [s3] },
      { name, labels: { ServiceName: 'Other' }, values: [rest] },
    ]);
  }
);

test('the distribution of the month’s end is a row per group and quantile', () => {
  const { meta, fields } = frame(grouped, { output: 'distribution' });
  expect(meta).toMatchObject({ type: 'numeric-long', custom: { month: { days: 30 } } });
  expect(fields.map(({ name, type, values }) => [name, type, values])).toEqual([
    ['ServiceName', 'string', ['S3', 'S3', 'Other', 'Other']],
    ['quantile', 'string', ['0.05', '0.5', '0.05', '0.5']],
    ['monthEnd', 'number', [7, 21, 3, 9]],
  ]);
});

test('too little history is no number and says what is lacking', () => {
  const { fields, meta } = frame({ kind: 'insufficient-history', have: 3, need: 7 }, { output: 'month-end' });
  expect(fields).toEqual([]);
  expect(meta.notices).toEqual([
    { severity: 'warning', text: expect.stringContaining('needs 7 days of final cost data and there are 3') },
  ]);
});
