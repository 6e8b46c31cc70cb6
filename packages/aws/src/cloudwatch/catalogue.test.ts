import type { SourceFault } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { MetricSource, MetricTarget } from '../metric-source.ts';
import { cloudWatchClient } from './client.ts';
import { cloudWatchSource } from './source.ts';
import type { CustomMetrics } from './watched/custom.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 9, 20);
const world = createWorld({ seed: 3, days: 80, now: NOW });
const idOf = (name: string) => world.accounts.find((one) => one.name === name)?.id ?? '';
const NAMES = ['northwind-core', 'payments-prod', 'storefront-prod', 'mobile-api-prod', 'ml-research'] as const;
type Name = (typeof NAMES)[number];

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: NAMES.map((name) => ({ accessKeyId: name, accountId: idOf(name) })),
  });
});
afterAll(() => twin.close());

function sourceOf(name: Name, regions: readonly string[], custom: readonly CustomMetrics[] = []): MetricSource {
  const settings = { authType: 'keys' as const, accessKey: name, secretKey: 's', endpoint: twin.url };
  const clients = new Map(regions.map((region) => [region, cloudWatchClient(settings, region)]));
  return cloudWatchSource(clients, () => Promise.resolve(idOf(name)), custom);
}
const discovered = (source: MetricSource) => source.discover(async () => undefined);
const namesOf = (targets: readonly MetricTarget[], namespace: string) => [
  ...new Set(targets.filter((one) => one.namespace === namespace).map(({ metricName }) => metricName)),
];

test('every metric of the twin that the catalogue names is found with the resource as the bill names it', async () => {
  const found: MetricTarget[] = [];
  for (const name of NAMES) {
    const source = sourceOf(name, ['us-east-1', 'us-west-2', 'eu-west-1']);
    found.push(...(await discovered(source)));
    source.close();
  }
  expect(namesOf(found, 'CWAgent')).toEqual(
    expect.arrayContaining(['mem_used_percent', 'disk_used_percent', 'swap_used_percent'])
  );
  expect(namesOf(found, 'AWS/ApiGateway')).toEqual(
    expect.arrayContaining(['Latency', '5XXError', 'Count', '4XXError'])
  );
  expect(namesOf(found, 'AWS/ECS')).toEqual(['CPUUtilization', 'MemoryUtilization']);
  expect(namesOf(found, 'ECS/ContainerInsights')).toHaveLength(5);
  expect(namesOf(found, 'ContainerInsights')).toEqual(
    expect.arrayContaining(['node_cpu_utilization', 'pod_memory_utilization'])
  );
  expect(namesOf(found, 'AWS/SageMaker')).toEqual(
    expect.arrayContaining(['ModelLatency', 'OverheadLatency', 'Invocations', 'Invocation4XXErrors'])
  );
  expect(namesOf(found, 'aws/sagemaker/Endpoints/model-metrics')).toEqual(['accuracy', 'f1']);
  expect(namesOf(found, 'AWS/SQS')).toHaveLength(3);
  // The stage of an API and the total are two things; only the total is asked for.
  expect(found.filter(({ dimensions }) => dimensions['Stage'] !== undefined)).toEqual([]);
  const unbilled = new Set(['SmartCloudOps/Models', 'AWS/Billing']);
  const nodes = /^i-/;
  const billed = new Set(world.lines.map((line) => line.resource?.id));
  const lost = found.filter(
    ({ namespace, labels: { ResourceId = '' } }) =>
      !unbilled.has(namespace) &&
      !billed.has(ResourceId) &&
      !(namespace === 'ContainerInsights' && nodes.test(ResourceId))
  );
  expect(lost).toEqual([]);
  const twice = found.map(({ region, namespace, metricName, dimensions, aggregations, labels }) =>
    JSON.stringify([labels['SubAccountId'], region, namespace, metricName, dimensions, aggregations])
  );
  expect(new Set(twice).size).toBe(twice.length);
});

test('models of SageMaker and models elsewhere carry the same labels', async () => {
  const there = sourceOf('ml-research', ['us-west-2']);
  const here = sourceOf('northwind-core', ['us-east-1']);
  const targets = [...(await discovered(there)), ...(await discovered(here))];
  const measures = (measure: string) =>
    targets
      .filter(({ labels }) => labels['x_Measure'] === measure)
      .map(({ labels }) => [labels['ModelName'], labels['ModelVersion'] === undefined]);
  expect(measures('accuracy')).toEqual(
    expect.arrayContaining([
      ['serve-recommend-03', true],
      ['invoice-matching', false],
    ])
  );
  expect(measures('latency')).toEqual(
    expect.arrayContaining([
      ['serve-recommend-03', false],
      ['invoice-matching', false],
    ])
  );
  const drift = targets.find(({ metricName }) => metricName === 'feature_baseline_drift_basket_value');
  expect(drift?.labels).toMatchObject({ x_Measure: 'drift', x_Feature: 'basket_value' });
  there.close();
  here.close();
});

test.each([
  ['memory-leak', 'northwind-core', 'us-east-1', 'mem_used_percent', 'maximum'],
  ['disk-filling', 'northwind-core', 'us-east-1', 'disk_used_percent', 'maximum'],
  ['slow-endpoint', 'ml-research', 'us-west-2', 'ModelLatency', 'average'],
  ['model-drift', 'ml-research', 'us-west-2', 'feature_baseline_drift_basket_value', 'maximum'],
  ['model-drift', 'northwind-core', 'us-east-1', 'PSI', 'maximum'],
] as const)('the planted trouble %s shows in %s %s %s', async (kind, name, region, metricName, aggregation) => {
  const planted = world.truth.troubles.findLast(
    (one) =>
      one.kind === kind &&
      one.metricName === metricName &&
      one.accountName === name &&
      Date.parse(one.from) >= NOW - 79 * DAY_MS &&
      NOW - Date.parse(one.from) > 0.4 * (Date.parse(one.to) - Date.parse(one.from))
  );
  if (!planted) throw new Error(`The world has no ${kind} that has gone far.`);
  const source = sourceOf(name, [region]);
  const targets = (await discovered(source)).filter(
    (one) =>
      one.metricName === metricName &&
      one.aggregations.includes(aggregation) &&
      (one.labels['ResourceId'] ?? one.labels['ModelName']) === planted.resourceId
  );
  const [from, to] = [Date.parse(planted.from), Math.min(NOW, Date.parse(planted.to))];
  const values: number[] = [];
  const before: number[] = [];
  for (const target of targets) {
    const pick = async (start: number, end: number) =>
      (await source.fetch(target, start, end)).find((one) => one.aggregation === aggregation)?.values ?? [];
    values.push(...(await pick(to - DAY_MS, to)));
    before.push(...(await pick(from - DAY_MS / 2, from + DAY_MS / 4)));
  }
  source.close();
  // At its worst it is far above the calm hours around its beginning.
  expect(Math.max(...values)).toBeGreaterThan(1.5 * Math.min(...before));
});

test('the month to date of the whole bill, of each service and each account is measured, in us-east-1 only', async () => {
  const source = sourceOf('northwind-core', ['us-east-1', 'us-west-2']);
  const targets = (await discovered(source)).filter(({ namespace }) => namespace === 'AWS/Billing');
  const by = (name: string) => targets.flatMap(({ dimensions }) => dimensions[name] ?? []).toSorted();
  const distinct = (values: readonly string[]) => [...new Set(values)].toSorted();
  expect(by('ServiceName')).toEqual(distinct(world.lines.map(({ service }) => service)));
  expect(by('LinkedAccount')).toEqual(distinct(world.lines.map(({ account }) => account.id)));
  expect(targets).toHaveLength(1 + by('ServiceName').length + by('LinkedAccount').length);
  expect(new Set(targets.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
  const account = idOf('ml-research');
  const ofAccount = targets.find(({ dimensions }) => dimensions['LinkedAccount'] === account);
  expect(ofAccount?.labels).toMatchObject({ SubAccountId: account, Currency: 'USD' });
  const total = targets.find(({ dimensions }) => Object.keys(dimensions).length === 1);
  const [points] = total ? await source.fetch(total, NOW - 5 * DAY_MS, NOW) : [];
  source.close();
  const values = points?.values ?? [];
  expect(points?.aggregation).toBe('maximum');
  expect(values.length).toBeGreaterThan(10);
  expect(values.at(-1)).toBeGreaterThan(values[0] ?? Infinity);
});

test('a namespace that a person names comes first, filtered as asked', async () => {
  const source = sourceOf(
    'northwind-core',
    ['us-east-1'],
    [
      {
        namespace: 'SmartCloudOps/Models',
        metricNames: ['Prediction*'],
        aggregations: ['average', 'p90'],
        dimensions: { Environment: 'prod' },
      },
      { namespace: 'No/Such', aggregations: ['sum'] },
    ]
  );
  const targets = await discovered(source);
  const asked = targets.slice(
    0,
    targets.findIndex(({ namespace }) => namespace === 'AWS/EC2')
  );
  expect(asked.length).toBeGreaterThan(5);
  for (const one of asked) expect(one.metricName).toMatch(/^Prediction/);
  expect(new Set(asked.map(({ aggregations }) => aggregations.join()))).toEqual(new Set(['average', 'p90']));
  const [first] = asked;
  const points = first && (await source.fetch(first, NOW - DAY_MS, NOW));
  expect(points?.[0]?.values).toHaveLength(24);
  source.close();
  expect(() => sourceOf('northwind-core', ['us-east-1'], [{ namespace: 'A', aggregations: [] }])).toThrow(
    expect.objectContaining({ code: 'AWS_SETTING_WRONG', message: expect.stringContaining('no aggregation') })
  );
  expect(() => sourceOf('northwind-core', ['us-east-1'], [{ namespace: ':A', aggregations: ['sum'] }])).toThrow(
    expect.objectContaining({ code: 'AWS_SETTING_WRONG' })
  );
});

test('one may be looked for in a region of its own, where nothing else is, and has the unit that is given', async () => {
  const settings = { authType: 'keys' as const, accessKey: 'northwind-core', secretKey: 's', endpoint: twin.url };
  const clients = new Map(['us-east-1', 'eu-west-1'].map((region) => [region, cloudWatchClient(settings, region)]));
  const names = { namespace: 'SmartCloudOps/Models', aggregations: ['average'] } as const;
  const source = cloudWatchSource(
    clients,
    () => Promise.resolve(idOf('northwind-core')),
    [
      { ...names, metricNames: ['Accuracy'], region: 'us-east-1', unit: 'Percent' },
      { ...names, region: 'eu-west-1' },
    ],
    ['eu-west-1']
  );
  const told: string[] = [];
  const targets = await source.discover(
    async () => undefined,
    undefined,
    ({ message }) => void told.push(message)
  );
  const here = targets.filter(({ region }) => region === 'us-east-1');
  expect(new Set(here.map(({ metricName, unit }) => `${metricName} ${unit}`))).toEqual(new Set(['Accuracy Percent']));
  const [first] = here;
  expect((first && (await source.fetch(first, NOW - DAY_MS, NOW)))?.[0]?.unit).toBe('Percent');
  expect(told).toEqual([expect.stringMatching(/lists no metric of the namespace SmartCloudOps\/Models in eu-west-1/)]);
  source.close();
});

test('a region that refuses is told and leaves the others; when all refuse it fails', async () => {
  const source = sourceOf('payments-prod', ['us-east-1', 'eu-west-1']);
  const problems: SourceFault[] = [];
  twin.setFaults([{ operation: 'monitoring:ListMetrics', kind: 'denied', count: 1 }]);
  const targets = await source.discover(
    async () => undefined,
    undefined,
    (problem) => void problems.push(problem)
  );
  expect(targets.every(({ region }) => region === 'eu-west-1')).toBe(true);
  expect(problems).toMatchObject([{ code: 'AWS_ACCESS_DENIED' }]);
  twin.setFaults([{ operation: 'monitoring:ListMetrics', kind: 'denied' }]);
  await expect(discovered(source)).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
  twin.setFaults([]);
  source.close();
});
