import fc from 'fast-check';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { NOW, callOf, company } from '../../../test/fixture.ts';
import { DAY_MS } from '../../world/calendar.ts';
import { getCostAndUsage } from './get-cost-and-usage.ts';
import { getCostAndUsageWithResources } from './get-cost-and-usage-with-resources.ts';
import { getCostForecast } from './get-cost-forecast.ts';
import { getDimensionValues } from './get-dimension-values.ts';
import { normalQuantile } from './forecast-model.ts';
import { getCostCategories, getTags } from './get-tags.ts';

interface Amount {
  readonly Amount: string;
  readonly Unit: string;
}
interface Result {
  readonly TimePeriod: { readonly Start: string; readonly End: string };
  readonly Total: Readonly<Record<string, Amount>>;
  readonly Groups: readonly { readonly Keys: readonly string[]; readonly Metrics: Readonly<Record<string, Amount>> }[];
  readonly Estimated: boolean;
}
interface Answer {
  readonly ResultsByTime: readonly Result[];
  readonly DimensionValueAttributes: readonly unknown[];
  readonly NextPageToken?: string;
}

const MONTH = { Start: '2026-10-01', End: '2026-11-01' };
const base = { TimePeriod: MONTH, Granularity: 'DAILY', Metrics: ['UnblendedCost'] };

function ask(input: object, more = {}): Answer {
  const settings = { pageGroups: 1_000_000, multiYear: false, externalId: null, issue: () => undefined };
  return getCostAndUsage(callOf({ ...base, ...input }, { settings, ...more })) as Answer;
}

function sum(answer: Answer, metric: string): string {
  let total = 0n;
  for (const { Total, Groups } of answer.ResultsByTime) {
    for (const one of [Total, ...Groups.map(({ Metrics }) => Metrics)])
      total += parseDecimal(one[metric]?.Amount ?? '0') ?? 0n;
  }
  return formatDecimal(total);
}

const GROUPS = [
  ...[
    'SERVICE',
    'LINKED_ACCOUNT',
    'REGION',
    'AZ',
    'USAGE_TYPE',
    'OPERATION',
    'RECORD_TYPE',
    'PURCHASE_TYPE',
    'INSTANCE_TYPE',
  ].map((Key) => ({ Type: 'DIMENSION', Key })),
  ...['team', 'env', 'app', 'nothing'].map((Key) => ({ Type: 'TAG', Key })),
  { Type: 'COST_CATEGORY', Key: 'BusinessUnit' },
];
const METRICS = [
  'UnblendedCost',
  'AmortizedCost',
  'BlendedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'UsageQuantity',
  'NormalizedUsageAmount',
];

test('groups add up to the total to the last digit: any groups, metric, grain and window', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1, maxLength: 2, selector: ({ Key }) => Key }),
      fc.constantFrom(...METRICS),
      fc.constantFrom('DAILY', 'MONTHLY'),
      fc.integer({ min: 1, max: 380 }),
      fc.integer({ min: 1, max: 90 }),
      (GroupBy, metric, Granularity, back, length) => {
        const day = (time: number) => new Date(time).toISOString().slice(0, 10);
        const Start = day(NOW - back * DAY_MS);
        const End = day(Math.min(NOW + DAY_MS, NOW - back * DAY_MS + length * DAY_MS));
        const question = { TimePeriod: { Start, End }, Metrics: [metric], Granularity };
        expect(sum(ask({ ...question, GroupBy }), metric)).toBe(
          sum(ask({ ...question, Granularity: 'DAILY' }), metric)
        );
      }
    ),
    { numRuns: 24 }
  );
});

test('a filter and its negation add up to everything', () => {
  const filters = [
    { Dimensions: { Key: 'SERVICE', Values: ['AWS Lambda', 'EC2 - Other'] } },
    { Dimensions: { Key: 'USAGE_TYPE', MatchOptions: ['ENDS_WITH'], Values: ['Bytes'] } },
    { Dimensions: { Key: 'LINKED_ACCOUNT_NAME', MatchOptions: ['CONTAINS', 'CASE_INSENSITIVE'], Values: ['PROD'] } },
    { Tags: { Key: 'team', MatchOptions: ['ABSENT'] } },
    { Tags: { Key: 'team', Values: ['payments', ''] } },
    { CostCategories: { Key: 'BusinessUnit', Values: ['Commerce'] } },
  ];
  const all = sum(ask({}), 'UnblendedCost');
  fc.assert(
    fc.property(
      fc.constantFrom(...filters),
      fc.constantFrom(...filters),
      fc.constantFrom('And', 'Or'),
      (a, b, operator) => {
        const Filter = { [operator]: [a, b] };
        const part = parseDecimal(sum(ask({ Filter }), 'UnblendedCost')) ?? 0n;
        const rest = parseDecimal(sum(ask({ Filter: { Not: Filter } }), 'UnblendedCost')) ?? 0n;
        expect(formatDecimal(part + rest)).toBe(all);
      }
    ),
    { numRuns: 20 }
  );
  for (const Filter of filters) expect(sum(ask({ Filter }), 'UnblendedCost')).not.toBe('0');
});

test('hours add up to the day, and hours that have not arrived are missing', () => {
  const hourly = ask({
    Granularity: 'HOURLY',
    TimePeriod: { Start: '2026-11-15T00:00:00Z', End: '2026-11-16T00:00:00Z' },
  });
  expect(hourly.ResultsByTime).toHaveLength(24);
  expect(hourly.ResultsByTime[5]?.TimePeriod).toEqual({ Start: '2026-11-15T05:00:00Z', End: '2026-11-15T06:00:00Z' });
  const daily = ask({ TimePeriod: { Start: '2026-11-15', End: '2026-11-16' } });
  expect(sum(hourly, 'UnblendedCost')).toBe(sum(daily, 'UnblendedCost'));
  const late = ask({
    Granularity: 'HOURLY',
    TimePeriod: { Start: '2026-11-23T00:00:00Z', End: '2026-11-24T00:00:00Z' },
  });
  expect(sum(late, 'UnblendedCost')).toBe(
    sum(ask({ TimePeriod: { Start: '2026-11-23', End: '2026-11-24' } }), 'UnblendedCost')
  );
  expect(late.ResultsByTime.at(-1)?.Total['UnblendedCost']?.Amount).toBe('0');
});

test('shapes are Cost Explorer’s: no total beside groups, tag keys with a dollar, units, names of accounts', () => {
  const grouped = ask({
    Metrics: ['UnblendedCost', 'USAGE_QUANTITY'],
    GroupBy: [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'TAG', Key: 'team' },
    ],
  });
  const [day] = grouped.ResultsByTime;
  expect(day?.Total).toEqual({});
  expect(day?.Groups.map(({ Keys }) => Keys[1])).toEqual(expect.arrayContaining(['team$', 'team$payments']));
  expect(day?.Groups[0]?.Metrics).toEqual({
    UnblendedCost: { Amount: expect.stringMatching(/^-?\d+(\.\d{1,10})?$/), Unit: 'USD' },
    UsageQuantity: { Amount: expect.any(String), Unit: 'N/A' },
  });
  expect(grouped.DimensionValueAttributes).toContainEqual({
    Value: company().accounts[1]?.id,
    Attributes: { description: 'payments-prod' },
  });
  const total = ask({ Granularity: 'MONTHLY', TimePeriod: { Start: '2026-10-11', End: '2026-12-01' } });
  expect(total.ResultsByTime.map(({ TimePeriod, Estimated, Groups }) => ({ TimePeriod, Estimated, Groups }))).toEqual([
    { TimePeriod: { Start: '2026-10-11', End: '2026-11-01' }, Estimated: false, Groups: [] },
    { TimePeriod: { Start: '2026-11-01', End: '2026-12-01' }, Estimated: true, Groups: [] },
  ]);
});

test('an unknown value is an empty answer, not an error', () => {
  const Filter = { Dimensions: { Key: 'SERVICE', Values: ['Amazon Teleport'] } };
  expect(sum(ask({ Filter }), 'UnblendedCost')).toBe('0');
  expect(ask({ Filter, GroupBy: [GROUPS[0]] }).ResultsByTime.every(({ Groups }) => Groups.length === 0)).toBe(true);
});

test('EC2 - Other is a service of its own', () => {
  const { DimensionValues } = getDimensionValues(
    callOf({ TimePeriod: MONTH, Dimension: 'SERVICE', SearchString: 'ec2' })
  ) as {
    DimensionValues: { Value: string }[];
  };
  expect(DimensionValues.map(({ Value }) => Value)).toContain('EC2 - Other');
});

const day = { Start: '2026-11-20', End: '2026-11-21' };
test.each([
  [{ TimePeriod: { Start: '2026-11-21', End: '2026-11-21' } }, /Start date \(and hour\) should be before end date/],
  [{ TimePeriod: { Start: '2026-11-25', End: '2026-11-26' } }, /Start date should not be after the current date/],
  [{ TimePeriod: { Start: '2026-11-20', End: '2026-12-02' } }, /end date past the beginning of next month/],
  [{ TimePeriod: { Start: '2025-09-01', End: '2026-01-01' } }, /You haven't enabled historical data beyond 14 months/],
  [{ TimePeriod: { Start: 'yesterday', End: '2026-01-01' } }, /Invalid date yesterday/],
  [
    { Granularity: 'HOURLY', TimePeriod: { Start: '2026-11-01T00:00:00Z', End: '2026-11-02T00:00:00Z' } },
    /max supported days for hourly granularity is 14 days/,
  ],
  [{ Granularity: 'WEEKLY' }, /'granularity' failed to satisfy constraint/],
  [{ Granularity: undefined }, /Value null at 'granularity'/],
  [{ Metrics: ['Cost'] }, /Metric Cost is invalid/],
  [{ Metrics: [] }, /Metrics must not be empty/],
  [{ GroupBy: [GROUPS[0], GROUPS[1], GROUPS[2]] }, /Maximum number of group by definitions is 2/],
  [{ GroupBy: [GROUPS[0], GROUPS[0]] }, /must be unique/],
  [{ GroupBy: [{ Type: 'LINKED_ACCOUNT', Key: 'x' }] }, /Group Definition type is invalid/],
  [{ GroupBy: [{ Type: 'DIMENSION', Key: 'RESOURCE_ID' }] }, /RESOURCE_ID is not supported for grouping/],
  [{ GroupBy: [{ Type: 'DIMENSION', Key: 'COLOUR' }] }, /COLOUR is not supported/],
  [{ Filter: {} }, /must have one root operator/],
  [{ Filter: { Tags: { Key: 'a', Values: ['b'] }, Not: {} } }, /more than one roots/],
  [{ Filter: { And: [{ Tags: { Key: 'a', Values: ['b'] } }] } }, /at least 2/],
  [{ Filter: { Dimensions: { Key: 'SERVICE', Values: [] } } }, /Values must not be empty/],
])('%j is refused', (input, message) => {
  const refused = () => ask({ TimePeriod: day, ...input });
  expect(refused).toThrow(message);
  expect(refused).toThrow(expect.objectContaining({ code: 'ValidationException', status: 400 }));
});

test('years back are open, monthly from the first of a month, when switched on', () => {
  const settings = { pageGroups: 10, multiYear: true, externalId: null, issue: () => undefined };
  const back =
    (Start: string, Granularity = 'MONTHLY') =>
    () =>
      ask({ TimePeriod: { Start, End: '2026-11-01' }, Granularity }, { settings });
  expect(back('2024-03-01')).not.toThrow();
  expect(back('2024-03-02')).toThrow(/needs to be the first day of the month/);
  expect(back('2024-03-01', 'DAILY')).toThrow(/needs to be the first day of the month/);
  expect(back('2021-03-01')).toThrow(/historical data/);
});

test('a token of another request or of nobody is refused', () => {
  const settings = { pageGroups: 10, multiYear: false, externalId: null, issue: () => undefined };
  const GroupBy = [GROUPS[0]];
  const { NextPageToken } = ask({ GroupBy }, { settings });
  expect(() => ask({ GroupBy, NextPageToken, Metrics: ['AmortizedCost'] }, { settings })).toThrow(
    expect.objectContaining({ code: 'RequestChangedException' })
  );
  expect(() => ask({ GroupBy, NextPageToken: 'bm8=' }, { settings })).toThrow(
    expect.objectContaining({ code: 'InvalidNextTokenException' })
  );
});

test('tags, categories and dimension values are listed with their sizes', () => {
  const keys = getTags(callOf({ TimePeriod: MONTH })) as { Tags: string[]; TotalSize: number };
  expect(keys.Tags).toEqual(['app', 'env', 'team']);
  const values = getTags(callOf({ TimePeriod: MONTH, TagKey: 'team', MaxResults: 3 })) as {
    Tags: string[];
    TotalSize: number;
    NextPageToken?: string;
  };
  expect(values.Tags).toHaveLength(3);
  expect(values.Tags[0]).toBe('');
  expect(values.TotalSize).toBeGreaterThan(5);
  expect(values.NextPageToken).toEqual(expect.any(String));
  expect(getCostCategories(callOf({ TimePeriod: MONTH, CostCategoryName: 'BusinessUnit' }))).toMatchObject({
    CostCategoryValues: ['Commerce', 'Corporate', 'Insights'],
  });
});

test('resources are answered for 14 days, and the days add up', () => {
  const input = {
    ...base,
    TimePeriod: { Start: '2026-11-12', End: '2026-11-20' },
    Filter: { Dimensions: { Key: 'SERVICE', Values: ['EC2 - Other'] } },
  };
  const settings = { pageGroups: 1_000_000, multiYear: false, externalId: null, issue: () => undefined };
  const GroupBy = [{ Type: 'DIMENSION', Key: 'RESOURCE_ID' }];
  const resources = getCostAndUsageWithResources(callOf({ ...input, GroupBy }, { settings })) as Answer;
  expect(resources.ResultsByTime[0]?.Groups.some(({ Keys }) => Keys[0]?.startsWith('vol-'))).toBe(true);
  expect(sum(resources, 'UnblendedCost')).toBe(sum(ask(input), 'UnblendedCost'));
  const old = { ...input, TimePeriod: { Start: '2026-11-01', End: '2026-11-02' } };
  expect(() => getCostAndUsageWithResources(callOf(old))).toThrow(/max supported days/);
});

describe('forecast', () => {
  const forecast = (input: object, now = NOW) =>
    getCostForecast(
      callOf(
        {
          TimePeriod: { Start: '2026-11-24', End: '2026-12-01' },
          Granularity: 'DAILY',
          Metric: 'UNBLENDED_COST',
          ...input,
        },
        { now }
      )
    ) as {
      Total: Amount;
      ForecastResultsByTime: {
        MeanValue: string;
        PredictionIntervalLowerBound?: string;
        PredictionIntervalUpperBound?: string;
      }[];
    };

  test('the mean is near what will be, seen from half a year of Mondays', () => {
    const world = company();
    const errors = Array.from({ length: 13 }, (_, fortnight) => {
      const now = NOW - (fortnight * 14 + 1) * DAY_MS;
      const show = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
      const { Total } = forecast({ TimePeriod: { Start: show(0), End: show(7) } }, now);
      const from = now / DAY_MS - world.firstDay;
      const truth = world.lines.reduce(
        (sum, line) => sum + line.cost.UnblendedCost.slice(from, from + 7).reduce((a, b) => a + b, 0),
        0
      );
      return Math.abs(Number(Total.Amount) / (truth / 1e10) - 1);
    }).sort((a, b) => a - b);
    expect(errors[6]).toBeLessThan(0.1);
  });

  test('intervals widen with their level, and are there when asked for', () => {
    expect(forecast({}).ForecastResultsByTime).toHaveLength(7);
    const width = (level: number) => {
      const [first] = forecast({ PredictionIntervalLevel: level }).ForecastResultsByTime;
      return Number(first?.PredictionIntervalUpperBound) - Number(first?.PredictionIntervalLowerBound);
    };
    expect(width(95) / width(80)).toBeCloseTo(normalQuantile(0.975) / normalQuantile(0.9), 6);
    expect(normalQuantile(0.975)).toBeCloseTo(1.96, 3);
    expect(forecast({}).ForecastResultsByTime[0]).not.toHaveProperty('PredictionIntervalLowerBound');
  });

  test.each([
    [{ TimePeriod: { Start: '2026-11-23', End: '2026-12-01' } }, /must be today or later/],
    [
      { TimePeriod: { Start: '2026-11-30', End: '2026-11-30' } },
      /Requested Start: 2026-11-30 must be before requested End: 2026-11-30/,
    ],
    [{ TimePeriod: { Start: '2026-11-24', End: '2027-04-01' } }, /too far ahead for DAILY/],
    [{ Granularity: 'HOURLY' }, /enum value set/],
    [{ PredictionIntervalLevel: 100 }, /between 51 and 99/],
    [{ Metric: 'USAGE_QUANTITY' }, /not supported for cost forecasts/],
    [{ Filter: { Not: { Tags: { Key: 'team', Values: ['ml'] } } } }, /not supported in forecast filters/],
  ])('%j is refused', (input, message) => {
    expect(() => forecast(input)).toThrow(message);
  });
});
