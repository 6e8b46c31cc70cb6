import { BudgetsClient, DescribeBudgetCommand, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetCostAndUsageWithResourcesCommand,
  GetCostCategoriesCommand,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from '@aws-sdk/client-cost-explorer';

import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { NOW, company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const available = hasPython('boto3', 'moto', 'flask');
const contract = available ? test : test.skip;
const MINUTE = 60_000;

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({ world: company() });
});
afterAll(() => twin.close());

interface Recorded {
  readonly service: string;
  readonly operation: string;
  readonly request: unknown;
  readonly status: number;
  readonly answer: unknown;
}

const SERVICE: Record<string, string> = {
  AWSInsightsIndexService: 'ce',
  GraniteServiceVersion20100801: 'cloudwatch',
  AWSBudgetServiceGateway: 'budgets',
};

/** Keeps what goes over the wire: a request handler of the SDK that records both bodies. */
function recorder(calls: Recorded[]) {
  return {
    handle: async (request: { path: string; headers: Record<string, string>; body?: string | Uint8Array }) => {
      const body = typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body);
      const { 'content-length': _length, host: _host, ...headers } = request.headers;
      const response = await fetch(`${twin.url}${request.path}`, { method: 'POST', headers, body });
      const answer = await response.text();
      const [target = '', operation = ''] = (request.headers['x-amz-target'] ?? '').split('.');
      calls.push({
        service: SERVICE[target] ?? '',
        operation,
        request: JSON.parse(body),
        status: response.status,
        answer: JSON.parse(answer),
      });
      const replyHeaders = Object.fromEntries(response.headers);
      return { response: { statusCode: response.status, headers: replyHeaders, body: new Blob([answer]).stream() } };
    },
  };
}

const week = { Start: '2026-11-16', End: '2026-11-23' };
const month = { Start: '2026-10-01', End: '2026-12-01' };
const ALL_METRICS = [
  'UnblendedCost',
  'AmortizedCost',
  'BlendedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'UsageQuantity',
  'NormalizedUsageAmount',
];

contract(
  'every request and answer of the newest SDK fits AWS’s own models',
  async () => {
    const calls: Recorded[] = [];
    const settings = {
      endpoint: twin.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'TWINDEMO', secretAccessKey: 'x' },
      maxAttempts: 1,
      requestHandler: recorder(calls),
    };
    const ce = new CostExplorerClient(settings as object);
    const cloudWatch = new CloudWatchClient(settings as object);
    const budgets = new BudgetsClient(settings as object);
    const AccountId = company().accounts[0]?.id ?? '';
    const times = { StartTime: new Date(NOW - 86_400_000), EndTime: new Date(NOW) };

    for (const Granularity of ['DAILY', 'MONTHLY', 'HOURLY'] as const) {
      const TimePeriod =
        Granularity === 'HOURLY' ? { Start: '2026-11-22T00:00:00Z', End: '2026-11-22T06:00:00Z' } : month;
      await ce.send(new GetCostAndUsageCommand({ TimePeriod, Granularity, Metrics: ALL_METRICS }));
      await ce.send(
        new GetCostAndUsageCommand({
          TimePeriod,
          Granularity,
          Metrics: ['UnblendedCost', 'UsageQuantity'],
          GroupBy: [
            { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
            { Type: 'COST_CATEGORY', Key: 'BusinessUnit' },
          ],
          Filter: {
            And: [
              { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
              { Not: { Tags: { Key: 'env', MatchOptions: ['ABSENT'] } } },
            ],
          },
        })
      );
    }
    const Filter = { Dimensions: { Key: 'SERVICE', Values: ['EC2 - Other'] } } as const;
    await ce.send(
      new GetCostAndUsageWithResourcesCommand({
        TimePeriod: week,
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        Filter: { Dimensions: { Key: 'SERVICE', Values: [...Filter.Dimensions.Values] } },
        GroupBy: [{ Type: 'DIMENSION', Key: 'RESOURCE_ID' }],
      })
    );
    const ahead = { Start: '2026-11-24', End: '2027-02-01' };
    for (const Granularity of ['DAILY', 'MONTHLY'] as const) {
      await ce.send(
        new GetCostForecastCommand({
          TimePeriod: ahead,
          Granularity,
          Metric: 'AMORTIZED_COST',
          PredictionIntervalLevel: 80,
        })
      );
    }
    for (const Dimension of ['SERVICE', 'LINKED_ACCOUNT', 'REGION', 'AZ', 'RECORD_TYPE', 'INSTANCE_TYPE'] as const) {
      await ce.send(new GetDimensionValuesCommand({ TimePeriod: month, Dimension, MaxResults: 5 }));
    }
    await ce.send(new GetTagsCommand({ TimePeriod: month }));
    await ce.send(new GetTagsCommand({ TimePeriod: month, TagKey: 'team' }));
    await ce.send(new GetCostCategoriesCommand({ TimePeriod: month }));
    await ce.send(new GetCostCategoriesCommand({ TimePeriod: month, CostCategoryName: 'BusinessUnit' }));
    const { Metrics = [] } = await cloudWatch.send(new ListMetricsCommand({ IncludeLinkedAccounts: true }));
    for (const { Namespace, MetricName, Dimensions } of Metrics.slice(0, 3)) {
      await cloudWatch.send(
        new GetMetricStatisticsCommand({
          ...times,
          Namespace,
          MetricName,
          Dimensions,
          Period: 3600,
          Statistics: ['Average', 'Maximum'],
          ExtendedStatistics: ['p99', 'p99.9'],
        })
      );
    }
    const queries = Metrics.slice(0, 20).map((Metric, i) => ({
      Id: `m${i}`,
      MetricStat: { Metric, Period: 3600, Stat: i % 2 ? 'p95' : 'Average' },
    }));
    await cloudWatch.send(new GetMetricDataCommand({ ...times, MetricDataQueries: queries }));
    await budgets.send(new DescribeBudgetsCommand({ AccountId, MaxResults: 5 }));
    await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'company-monthly' }));

    const refused = [
      () => ce.send(new GetTagsCommand({ TimePeriod: { Start: week.End, End: week.Start } })),
      () => ce.send(new GetTagsCommand({ TimePeriod: week, NextPageToken: 'bm8=' })),
      () =>
        cloudWatch.send(
          new GetMetricStatisticsCommand({ ...times, Namespace: 'AWS/EC2', MetricName: 'x', Period: 300 })
        ),
      () =>
        cloudWatch.send(
          new GetMetricStatisticsCommand({
            ...times,
            Namespace: 'AWS/EC2',
            MetricName: 'x',
            Period: 7,
            Statistics: ['Sum'],
          })
        ),
      () => budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'none' })),
      () => budgets.send(new DescribeBudgetsCommand({ AccountId: '123456789012' })),
    ];
    for (const call of refused) await expect(call()).rejects.toThrow();
    for (const kind of ['throttle', 'internal-error', 'unavailable', 'denied'] as const) {
      twin.setFaults([{ operation: '*', kind }]);
      await expect(ce.send(new GetTagsCommand({ TimePeriod: week }))).rejects.toThrow();
      await expect(cloudWatch.send(new ListMetricsCommand({}))).rejects.toThrow();
      await expect(budgets.send(new DescribeBudgetsCommand({ AccountId }))).rejects.toThrow();
    }
    twin.setFaults([]);

    const { code, output } = await python('./aws_model.py', [], calls.map((call) => JSON.stringify(call)).join('\n'));
    expect(output.trim().split('\n').slice(0, -1).filter(Boolean)).toEqual([]);
    expect(code).toBe(0);
    expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toMatchObject({ calls: calls.length, faults: 0 });
    expect(calls.length).toBeGreaterThan(40);
  },
  MINUTE
);

contract(
  'the check finds a number for a text, an unknown member, a missing one, a wrong enum and a wrong error',
  async () => {
    const TimePeriod = { Start: '2026-11-16', End: '2026-11-17' };
    const request = { TimePeriod, Granularity: 'DAILY', Metrics: ['UnblendedCost'] };
    const result = (more: object) => ({
      ResultsByTime: [{ TimePeriod, Total: {}, Groups: [], Estimated: false, ...more }],
    });
    const call = { service: 'ce', operation: 'GetCostAndUsage', request, status: 200, answer: result({}) };
    const broken = [
      { ...call, answer: result({ Total: { UnblendedCost: { Amount: 1.5, Unit: 'USD' } } }) },
      { ...call, answer: result({ Sum: 1 }) },
      { ...call, answer: result({ TimePeriod: { Start: '16 November', End: '2026-11-17' } }) },
      { ...call, request: { ...request, TimePeriod: undefined } },
      { ...call, answer: { GroupDefinitions: [{ Type: 'COLOUR', Key: 'x' }] } },
      { ...call, status: 400, answer: { __type: 'NoSuchException' } },
    ];
    const { output } = await python(
      './aws_model.py',
      [],
      [call, ...broken].map((one) => JSON.stringify(one)).join('\n')
    );
    const found = new Set([...output.matchAll(/^call (\d+): /gm)].map(([, number]) => Number(number)));
    expect([...found]).toEqual([2, 3, 4, 5, 6, 7]);
  },
  MINUTE
);

contract(
  'boto3 understands the same as the JavaScript SDK',
  async () => {
    const member = company().accounts[4]?.id ?? '';
    const { code, output } = await python('./second_client.py', [twin.url, member]);
    if (code !== 0) throw new Error(output);
    const seen = JSON.parse(output) as Record<string, unknown>;
    const account = {
      endpoint: twin.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'TWINDEMO', secretAccessKey: 'x' },
    };
    const ce = new CostExplorerClient(account);
    const answer = await ce.send(
      new GetCostAndUsageCommand({
        TimePeriod: week,
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: [
          { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
          { Type: 'TAG', Key: 'team' },
        ],
      })
    );
    const groups = answer.ResultsByTime?.[0]?.Groups?.map(({ Keys, Metrics }) => [
      Keys,
      Metrics?.['UnblendedCost']?.Amount,
    ]);
    expect(seen['groups']).toEqual(groups);
    expect(seen).toMatchObject({
      identity: { Account: company().accounts[0]?.id, Arn: expect.stringMatching(/:user\/demo$/) },
      assumed: member,
      expires: new Date(NOW + 3_600_000).toISOString().replace('.000Z', '+00:00'),
      tags: expect.arrayContaining(['', 'payments']),
      services: expect.arrayContaining(['EC2 - Other', 'AWS Lambda']),
      errors: {
        key: 'UnrecognizedClientException',
        'sts-key': 'InvalidClientTokenId',
        secret: 'SignatureDoesNotMatch',
        period: 'ValidationException',
        budget: 'NotFoundException',
      },
    });
    expect(seen['budgets']).toHaveLength(14);
    expect(seen['data']).toEqual(seen['charges']);
    expect(seen['data']).toHaveLength(6);
    let metrics = 0;
    const cloudwatch = new CloudWatchClient(account);
    for await (const page of paginateListMetrics({ client: cloudwatch }, { IncludeLinkedAccounts: true }))
      metrics += page.Metrics?.length ?? 0;
    expect(seen['metrics']).toBe(metrics);
    // More than a page.
    expect(metrics).toBeGreaterThan(500);
  },
  MINUTE
);

contract(
  'CloudWatch, STS, Budgets, Organizations and S3 answer in the shape that moto answers in',
  async () => {
    for (const key of ['a', 'b/1', 'b/2']) twin.putObject('files', key, '0123456789');
    const { code, output } = await python('./same_shape.py', [twin.url]);
    expect(
      output
        .trim()
        .split('\n')
        .slice(0, -1)
        .filter((line) => line && !line.includes('HTTP/1.1'))
    ).toEqual([]);
    expect(code).toBe(0);
  },
  MINUTE
);

/** Members of the outputs recorded in awscli 1.46's examples (ce and budgets); facts, no text of theirs. */
const RECORDED = {
  cost: [
    'GroupDefinitions[].Type',
    'GroupDefinitions[].Key',
    'ResultsByTime[].Estimated',
    'ResultsByTime[].TimePeriod.Start',
    'ResultsByTime[].TimePeriod.End',
    'ResultsByTime[].Groups[].Keys[]',
    'ResultsByTime[].Groups[].Metrics.BlendedCost.Amount',
    'ResultsByTime[].Groups[].Metrics.BlendedCost.Unit',
    'ResultsByTime[].Groups[].Metrics.UsageQuantity.Amount',
    'ResultsByTime[].Groups[].Metrics.UsageQuantity.Unit',
  ],
  values: ['TotalSize', 'ReturnSize', 'DimensionValues[].Value'],
  tags: ['TotalSize', 'ReturnSize', 'Tags[]'],
  budgets: [
    'Budgets[].BudgetName',
    'Budgets[].BudgetType',
    'Budgets[].TimeUnit',
    'Budgets[].BudgetLimit.Amount',
    'Budgets[].BudgetLimit.Unit',
    'Budgets[].CalculatedSpend.ActualSpend.Amount',
    'Budgets[].CalculatedSpend.ForecastedSpend.Unit',
    'Budgets[].TimePeriod.Start',
    'Budgets[].TimePeriod.End',
    'Budgets[].CostTypes.IncludeTax',
    'Budgets[].CostTypes.UseAmortized',
    'Budgets[].CostFilters.Service[]',
  ],
};

function membersOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => membersOf(one, `${path}[]`));
  if (typeof value !== 'object' || value === null || value instanceof Date) return [path];
  return Object.entries(value).flatMap(([key, one]) => membersOf(one, path === '' ? key : `${path}.${key}`));
}

test('answers have the members of the outputs that AWS recorded', async () => {
  const settings = {
    endpoint: twin.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'TWINDEMO', secretAccessKey: 'x' },
  };
  const ce = new CostExplorerClient(settings);
  const answers = {
    cost: await ce.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
        Granularity: 'MONTHLY',
        Metrics: ['BlendedCost', 'UnblendedCost', 'UsageQuantity'],
        GroupBy: [
          { Type: 'DIMENSION', Key: 'SERVICE' },
          { Type: 'TAG', Key: 'env' },
        ],
        Filter: { Dimensions: { Key: 'SERVICE', Values: ['Amazon Simple Storage Service'] } },
      })
    ),
    values: await ce.send(
      new GetDimensionValuesCommand({ TimePeriod: month, Dimension: 'SERVICE', SearchString: 'Elastic' })
    ),
    tags: await ce.send(new GetTagsCommand({ TimePeriod: month, TagKey: 'team', SearchString: 'pay' })),
    budgets: await new BudgetsClient(settings).send(
      new DescribeBudgetsCommand({ AccountId: company().accounts[0]?.id ?? '', MaxResults: 20 })
    ),
  };
  for (const [name, members] of Object.entries(RECORDED)) {
    expect(membersOf(answers[name as keyof typeof RECORDED])).toEqual(expect.arrayContaining(members));
  }
  expect(answers.cost.ResultsByTime?.[0]?.Total).toEqual({});
});
