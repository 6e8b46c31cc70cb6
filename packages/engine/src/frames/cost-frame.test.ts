import { parseDecimal } from '@smartcloudops/focus';
import type { CostAnswer } from '@smartcloudops/insights';

import { parseQuery } from '../parse-query.ts';
import { costFrame } from './cost-frame.ts';

const day = Date.UTC(2024, 8, 1);
const money = (text: string) => parseDecimal(text) ?? 0n;
const context = {
  query: parseQuery({ queryType: 'cost', timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-09-03T00:00:00Z' } }),
  dataVersion: 4,
  now: Date.UTC(2024, 8, 3),
};

function answer(changes: Partial<CostAnswer>): CostAnswer {
  return {
    currency: 'USD',
    metric: 'BilledCost',
    grain: 'day',
    groupBy: ['ServiceName'],
    periods: [day, day + 86_400_000],
    series: [
      {
        keys: ['S3'],
        labels: {},
        amounts: [money('1.000000000000000000001'), null],
        total: money('1.000000000000000000001'),
      },
      { keys: [null], labels: {}, amounts: [0n, money('-2')], total: money('-2') },
    ],
    other: null,
    total: money('-0.999999999999999999999'),
    coverage: { from: day, to: day + 2 * 86_400_000, loadedAt: day, sources: ['focus-file'] },
    estimatedFrom: null,
    freshness: day,
    notices: [],
    ...changes,
  };
}

test('a grain gives one wide frame with a labelled field per group', () => {
  const frame = costFrame(answer({}), context);
  expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
  expect(frame.fields.map(({ name, type, labels }) => ({ name, type, labels }))).toEqual([
    { name: 'time', type: 'time', labels: undefined },
    { name: 'BilledCost', type: 'number', labels: { ServiceName: 'S3' } },
    { name: 'BilledCost', type: 'number', labels: { ServiceName: '' } },
  ]);
  expect(frame.fields[1]).toMatchObject({
    values: [1, null],
    exact: ['1.000000000000000000001', null],
    config: { displayName: 'S3', unit: 'currencyUSD' },
  });
  expect(frame.fields[2]).toMatchObject({ values: [0, -2], config: { displayName: '(no ServiceName)' } });
});

test('the total gives a row per group, the rest last, absent as null', () => {
  const other = { name: 'Other', groups: 2, amounts: [money('5')], total: money('5') } as const;
  const series = answer({}).series.map((one) => ({ ...one, amounts: [one.total] }));
  const frame = costFrame(answer({ grain: 'total', periods: [day], series, other }), context);
  expect(frame.meta.type).toBe('numeric-long');
  expect(frame.fields).toMatchObject([
    { name: 'ServiceName', values: ['S3', null, 'Other'] },
    { name: 'BilledCost', values: [1, -2, 5], exact: ['1.000000000000000000001', '-2', '5'] },
  ]);
});

test('the rest keeps its own name beside a group that is really called Other', () => {
  const series = [{ keys: ['Other'], labels: {}, amounts: [money('9')], total: money('9') }];
  const other = { name: 'Other', groups: 1, amounts: [money('5')], total: money('5') } as const;
  const frame = costFrame(answer({ grain: 'total', series, other }), context);
  expect(frame.fields[0]?.values).toEqual(['Other', 'Other (the rest)']);
});

test('without a group there is one number, that alerting takes as it is', () => {
  const series = [{ keys: [], labels: {}, amounts: [money('7')], total: money('7') }];
  const frame = costFrame(answer({ grain: 'total', groupBy: [], series }), context);
  expect(frame.meta.type).toBe('numeric-wide');
  expect(frame.fields).toMatchObject([{ name: 'BilledCost', values: [7] }]);
});

test('nothing known is no field and a notice, never a zero', () => {
  const coverage = { from: null, to: null, loadedAt: null, sources: [] };
  const notices = [{ severity: 'warning', text: 'nothing loaded' }] as const;
  const frame = costFrame(answer({ coverage, notices }), context);
  expect(frame.fields).toEqual([]);
  expect(frame.meta.notices).toEqual(notices);
});

test('collected data that grew old say so; files do not', () => {
  const now = day + 40 * 3_600_000;
  const collected = { from: day, to: day, loadedAt: day, sources: ['cost-explorer'] };
  const [notice] = costFrame(answer({ coverage: collected }), { ...context, now }).meta.notices ?? [];
  expect(notice).toMatchObject({ severity: 'warning', text: expect.stringContaining('40 hours old') });
  expect(costFrame(answer({}), { ...context, now }).meta.notices).toBeUndefined();
});

test('periods outside what is known are no rows, so that a sum or last value of an alert rule is a number', () => {
  const periods = [0, 1, 2, 3].map((index) => day + index * 86_400_000);
  const amounts = [null, money('1'), money('2'), null];
  const series = [
    { keys: ['S3'], labels: {}, amounts, total: money('3') },
    { keys: ['EC2'], labels: {}, amounts: [null, money('4'), null, null], total: money('4') },
  ];
  const frame = costFrame(answer({ periods, series }), context);
  expect(frame.fields.map(({ values }) => values)).toEqual([periods.slice(1, 3), [1, 2], [4, null]]);
});

test('a range in which nothing is known has no fields either: without rows an alert rule would take them as Normal', () => {
  const series = [{ keys: [], labels: {}, amounts: [null, null], total: 0n }];
  expect(costFrame(answer({ groupBy: [], series }), context).fields).toEqual([]);
});
