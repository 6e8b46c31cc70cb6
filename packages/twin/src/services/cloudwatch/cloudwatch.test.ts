import { NOW, callOf, company } from '../../../test/fixture.ts';
import { at } from '../../world/amount.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import { getCostAndUsage } from '../cost-explorer/get-cost-and-usage.ts';
import { budgets } from '../budgets/index.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';
import type { MetricDimension } from './series.ts';
import { statisticOf } from './statistic.ts';
import { gauge, latencies } from './sample.ts';

interface Data {
  readonly MetricDataResults: readonly {
    readonly Timestamps: readonly number[];
    readonly Values: readonly number[];
    readonly StatusCode: string;
  }[];
  readonly NextToken?: string;
}

function read(
  namespace: string,
  name: string,
  dimensions: readonly MetricDimension[],
  stat: string,
  period: number,
  more: object = {},
  account?: string
): Data {
  const stat_ = {
    Metric: { Namespace: namespace, MetricName: name, Dimensions: dimensions },
    Period: period,
    Stat: stat,
  };
  const query = { Id: 'a', MetricStat: stat_, ...(account ? { AccountId: account } : {}) };
  const input = { StartTime: (NOW - 2 * DAY_MS) / 1000, EndTime: NOW / 1000, ScanBy: 'TimestampAscending', ...more };
  return getMetricData(callOf({ ...input, MetricDataQueries: [query] })) as Data;
}

const values = (data: Data) => data.MetricDataResults[0]?.Values ?? [];
const total = (data: Data) => values(data).reduce((sum, value) => sum + value, 0);

const payments = () => company().accounts[1]?.id ?? '';
const FUNCTION = [{ Name: 'FunctionName', Value: 'checkout-webhooks' }];

test('invocations of a day are the requests that the bill charges', () => {
  const world = company();
  const line = world.lines.find(
    (one) => one.resource?.id.endsWith(':function:checkout-webhooks') && one.usageType === 'Request'
  );
  const day = 400 - 3;
  const range = {
    StartTime: ((world.firstDay + day) * DAY_MS) / 1000,
    EndTime: ((world.firstDay + day + 1) * DAY_MS) / 1000,
  };
  const invocations = total(read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', 3600, range, payments()));
  expect(invocations).toBe(Math.round(at(line?.usage ?? new Float64Array(), day) / 1e6));
});

test('sums do not depend on the period they are read in', () => {
  for (const [name, dimensions] of [
    ['Invocations', FUNCTION],
    ['Errors', FUNCTION],
  ] as const) {
    const by = (period: number) => total(read('AWS/Lambda', name, dimensions, 'Sum', period, {}, payments()));
    expect(by(300)).toBeGreaterThan(0);
    expect(by(3600)).toBe(by(300));
    expect(by(86_400)).toBe(by(300));
  }
  const by = (period: number) => total(read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', period, {}, payments()));
  expect(by(60)).toBe(by(3600));
});

test('percentiles are in order, and right where they can be known', () => {
  const at_ = (stat: string) => values(read('AWS/Lambda', 'Duration', FUNCTION, stat, 86_400, {}, payments()))[0] ?? 0;
  const [p50, p90, p99, max] = ['p50', 'p90', 'p99', 'Maximum'].map(at_);
  expect(p50).toBeGreaterThan(0);
  expect(p90).toBeGreaterThan(p50 ?? 0);
  expect(p99).toBeGreaterThan(p90 ?? 0);
  expect(max).toBeGreaterThan(p99 ?? 0);
  const hundred = Array.from({ length: 100 }, (_, i) => gauge(i + 1));
  expect(statisticOf('p90')?.(hundred)).toBeCloseTo(90, 4);
  expect(statisticOf('p99.5')?.([latencies(1e6, 10, 0.5)])).toBeCloseTo(10 * Math.exp(0.5 * 2.5758), 0);
  expect(statisticOf('p101')).toBeNull();
});

test('idle resources look idle, busy ones do not', () => {
  const world = company();
  const cpu = (load: string) =>
    world.monitored
      .filter((one) => one.kind === 'ec2' && one.load === load)
      .slice(0, 5)
      .map((one) => {
        const dimensions = [{ Name: 'InstanceId', Value: one.resource.id }];
        const input = { ...callOf({}).caller, region: one.region.id };
        const query = {
          Id: 'a',
          AccountId: one.account.id,
          MetricStat: {
            Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: dimensions },
            Period: 86_400,
            Stat: 'Maximum',
          },
        };
        const call = callOf(
          { StartTime: (NOW - 7 * DAY_MS) / 1000, EndTime: NOW / 1000, MetricDataQueries: [query] },
          { caller: input }
        );
        return Math.max(...((getMetricData(call) as Data).MetricDataResults[0]?.Values ?? []));
      });
  expect(Math.max(...cpu('idle'))).toBeLessThan(2);
  expect(Math.max(...cpu('oversized'))).toBeLessThan(20);
  expect(Math.min(...cpu('normal'))).toBeGreaterThan(25);
});

test('EstimatedCharges is the month to date that Cost Explorer shows at that moment, in total, by service and by account', () => {
  const world = company();
  const service = 'Amazon Simple Storage Service';
  const account = world.accounts[3]?.id ?? '';
  const scopes = [
    { dimensions: [], filter: undefined },
    {
      dimensions: [{ Name: 'ServiceName', Value: service }],
      filter: { Dimensions: { Key: 'SERVICE', Values: [service] } },
    },
    {
      dimensions: [{ Name: 'LinkedAccount', Value: account }],
      filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [account] } },
    },
  ];
  for (const moment of [NOW - 8 * HOUR_MS, NOW - 5 * DAY_MS, NOW - 23 * DAY_MS + 8 * HOUR_MS]) {
    for (const { dimensions, filter } of scopes) {
      const input = {
        Namespace: 'AWS/Billing',
        MetricName: 'EstimatedCharges',
        Dimensions: [...dimensions, { Name: 'Currency', Value: 'USD' }],
        StartTime: moment / 1000,
        EndTime: moment / 1000 + 60,
        Period: 28_800,
        Statistics: ['Maximum'],
      };
      const { Datapoints } = getMetricStatistics(callOf(input)) as { Datapoints: { Maximum: number }[] };
      const bill = getCostAndUsage(
        callOf(
          {
            TimePeriod: { Start: '2026-11-01', End: '2026-12-01' },
            Granularity: 'MONTHLY',
            Metrics: ['UnblendedCost'],
            Filter: filter,
          },
          { now: moment }
        )
      ) as { ResultsByTime: { Total: { UnblendedCost: { Amount: string } } }[] };
      expect(Datapoints).toHaveLength(1);
      expect(Datapoints[0]?.Maximum).toBeCloseTo(Number(bill.ResultsByTime[0]?.Total.UnblendedCost.Amount), 6);
    }
  }
});

test('budgets spend what the bill says', () => {
  const world = company();
  const accountId = world.accounts[0]?.id;
  const { Budgets } = budgets.operations['DescribeBudgets']?.handle(callOf({ AccountId: accountId })) as {
    Budgets: {
      BudgetName: string;
      CalculatedSpend: { ActualSpend: { Amount: string }; ForecastedSpend: { Amount: string } };
    }[];
  };
  expect(Budgets).toHaveLength(14);
  const bill = getCostAndUsage(
    callOf({
      TimePeriod: { Start: '2026-11-01', End: '2026-12-01' },
      Granularity: 'MONTHLY',
      Metrics: ['UnblendedCost'],
    })
  ) as { ResultsByTime: { Total: { UnblendedCost: { Amount: string } } }[] };
  const [all] = Budgets;
  expect(all?.CalculatedSpend.ActualSpend.Amount).toBe(bill.ResultsByTime[0]?.Total.UnblendedCost.Amount);
  const truth = world.truth.months.find(({ month }) => month === '2026-11');
  expect(Math.abs(Number(all?.CalculatedSpend.ForecastedSpend.Amount) / Number(truth?.total) - 1)).toBeLessThan(0.12);
});

test('old samples are kept coarsely, future ones are not there, pages join', () => {
  const month = { StartTime: (NOW - 30 * DAY_MS) / 1000 };
  expect(values(read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', 60, month, payments()))).toHaveLength(15 * 1440);
  expect(
    values(read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', 3600, { EndTime: (NOW + DAY_MS) / 1000 }, payments()))
  ).toHaveLength(48);
  const whole = values(read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', 3600, {}, payments()));
  const first = read('AWS/Lambda', 'Invocations', FUNCTION, 'Sum', 3600, { MaxDatapoints: 30 }, payments());
  const second = read(
    'AWS/Lambda',
    'Invocations',
    FUNCTION,
    'Sum',
    3600,
    { MaxDatapoints: 30, NextToken: first.NextToken },
    payments()
  );
  expect(first.MetricDataResults[0]?.StatusCode).toBe('PartialData');
  expect(second.NextToken).toBeUndefined();
  expect([...values(first), ...values(second)]).toEqual(whole);
});

test('an account sees its own metrics in its region; the management account may see all', () => {
  const count = (input: object, caller: object = {}) =>
    (listMetrics(callOf({ ...input }, { caller: { ...callOf({}).caller, ...caller } })) as { Metrics: unknown[] })
      .Metrics.length;
  const lambda = { Namespace: 'AWS/Lambda' };
  expect(count(lambda)).toBe(0);
  expect(count({ ...lambda, IncludeLinkedAccounts: true })).toBeGreaterThan(10);
  expect(count(lambda, { accountId: payments() })).toBe(10);
  expect(count(lambda, { accountId: payments(), region: 'eu-west-1' })).toBe(0);
});

test.each([
  [{ Period: 61 }, 'InvalidParameterValueException'],
  [{ Statistics: [] }, 'InvalidParameterCombinationException'],
  [{ Statistics: ['Median'] }, 'InvalidParameterValueException'],
  [{ Period: 60, StartTime: (NOW - 2 * DAY_MS) / 1000 }, 'InvalidParameterCombinationException'],
  [{ EndTime: 1 }, 'InvalidParameterValueException'],
  [{ MetricName: undefined }, 'MissingRequiredParameterException'],
])('GetMetricStatistics refuses %j', (input, code) => {
  const good = {
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    StartTime: (NOW - DAY_MS) / 1000,
    EndTime: NOW / 1000,
    Period: 300,
    Statistics: ['Average'],
  };
  expect(() => getMetricStatistics(callOf({ ...good, ...input }))).toThrow(expect.objectContaining({ code }));
});
