import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { sageMakerClient } from './client.ts';
import { SAGEMAKER_FACTS } from './facts.ts';
import { sageMakerSource } from './source.ts';
import { endpointItem, executionItem } from './to-items.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 9, 20, 6, 15);
const REGION = 'us-west-2';
const world = createWorld({ seed: 3, days: 90, now: NOW });
const drifts = world.truth.troubles.filter(
  ({ kind, namespace }) => kind === 'model-drift' && namespace.startsWith('aws/sagemaker')
);
const lab = drifts[0]?.accountId ?? '';
const actions = SAGEMAKER_FACTS.permissions.map(({ action }) => action);

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    now: NOW,
    credentials: [
      { accessKeyId: 'LAB', accountId: lab },
      ...actions.map((action) => ({
        accessKeyId: `NO-${action}`,
        accountId: lab,
        allow: actions.filter((one) => one !== action),
      })),
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string, { since = NOW - DAY_MS, regions = [REGION] } = {}) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = sageMakerSource(new Map(regions.map((region) => [region, sageMakerClient(settings, region)])));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got = await Array.fromAsync(source.collect({ now: NOW, since, beforeCall }));
  source.close();
  const batches = got.filter((one): one is ItemBatch => 'items' in one);
  return {
    operations,
    problems: got.filter((one): one is ItemProblem => 'problem' in one),
    kinds: batches.map(({ kind }) => kind),
    items: (kind: string) => batches.filter((one) => one.kind === kind).flatMap(({ items }) => items),
  };
}

test('endpoints tell their machines and the model behind them, by the name that the bill has', async () => {
  const { items, problems, kinds } = await collect('LAB');
  expect(problems).toEqual([]);
  expect(kinds).toEqual(['model-endpoint', 'model', 'model-group', 'monitoring-schedule', 'monitoring-run']);
  const billed = new Set(
    world.lines.filter(({ resource }) => resource?.type === 'Endpoint').map(({ resource }) => resource?.id)
  );
  expect(new Set(items('model-endpoint').map(({ id }) => id))).toEqual(billed);
  const models = new Set(items('model').map(({ name }) => name));
  for (const { attributes } of items('model-endpoint')) {
    expect(attributes).toMatchObject({
      SubAccountId: lab,
      RegionId: REGION,
      state: 'InService',
      instanceType: 'ml.g5.2xlarge',
      instances: 1,
      captures: true,
      variants: [{ name: 'AllTraffic', weight: 1, serverless: false }],
    });
    expect(models).toContain(attributes['model']);
  }
  expect(twin.invoice().total).toBe('0');
});

test('the registry tells the newest version and the newest that is approved', async () => {
  const { items } = await collect('LAB');
  const [endpoint] = items('model-endpoint');
  const group = items('model-group').find(({ name }) => name === `${endpoint?.name}-model`);
  const { latestVersion, approvedVersion, latestAt, latestApproval } = group?.attributes ?? {};
  expect(endpoint?.attributes['model']).toBe(`${group?.name}-v${latestVersion}`);
  expect([approvedVersion, latestApproval]).toEqual([latestVersion, 'Approved']);
  expect(Date.parse(String(latestAt))).toBeLessThanOrEqual(NOW);
});

test('runs of Model Monitor break their bounds while the model drifts, and at no other time', async () => {
  const { items } = await collect('LAB', { since: NOW - 80 * DAY_MS });
  const runs = items('monitoring-run');
  const endpoints = items('model-endpoint');
  expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
  // The run of this hour still goes on.
  expect(runs.length).toBe((80 * 24 - 1) * endpoints.length);
  const broken = runs.filter(({ attributes }) => attributes['violated'] === true);
  expect(broken.length).toBeGreaterThan(24);
  for (const { at, name, attributes } of runs) {
    const planted = drifts.find(
      ({ resourceName, from, to }) =>
        name === `${resourceName}-quality` && Date.parse(from) <= (at ?? 0) && (at ?? 0) < Date.parse(to)
    );
    if (attributes['violated'] === true) {
      expect(planted?.resourceName).toBe(attributes['endpoint']);
      expect(attributes['state']).toBe('CompletedWithViolations');
    } else expect(attributes['state']).toBe('Completed');
  }
  for (const { from, to, resourceName } of drifts) {
    const last = Date.parse(to) - HOUR_MS;
    if (last > NOW - 80 * DAY_MS && last < NOW && Date.parse(from) < last) {
      expect(broken.some(({ at, attributes }) => at === last && attributes['endpoint'] === resourceName)).toBe(true);
    }
  }
});

test('a run that still goes on comes when it has ended', async () => {
  const { items } = await collect('LAB', { since: NOW - 3 * HOUR_MS });
  const times = new Set(items('monitoring-run').map(({ at }) => at));
  // At a quarter past, the run of this hour has begun and not ended.
  expect([...times].toSorted()).toEqual([4, 5].map((hour) => Date.UTC(2026, 9, 20, hour)));
  const going = { MonitoringScheduleName: 's', ScheduledTime: new Date(NOW), MonitoringExecutionStatus: 'InProgress' };
  expect(executionItem(REGION, going as Parameters<typeof executionItem>[1])).toEqual([]);
});

test('pages of two give the same, and regions are parts of their own', async () => {
  const regions = [REGION, 'us-east-1'];
  const whole = await collect('LAB', { regions });
  twin.setFaults([{ operation: 'sagemaker:*', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect('LAB', { regions });
  for (const kind of new Set(whole.kinds)) expect(paged.items(kind)).toEqual(whole.items(kind));
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
  expect(whole.kinds).toHaveLength(10);
});

const LOST: Readonly<Record<string, readonly string[]>> = {
  'sagemaker:ListEndpoints': ['model-endpoint'],
  'sagemaker:ListModels': ['model'],
  'sagemaker:ListModelPackageGroups': ['model-group'],
  'sagemaker:ListMonitoringSchedules': ['monitoring-schedule'],
  'sagemaker:ListMonitoringExecutions': ['monitoring-run'],
};

test.each(actions)('without %s only what it tells is missing, and it is named', async (action) => {
  const whole = await collect('LAB');
  const { problems, kinds, items } = await collect(`NO-${action}`);
  expect(problems).toMatchObject([{ problem: { code: 'AWS_ACCESS_DENIED', action } }]);
  expect(kinds).toEqual(whole.kinds.filter((kind) => !LOST[action]?.includes(kind)));
  const [endpoint, group] = [items('model-endpoint')[0], items('model-group')[0]];
  if (action.endsWith('DescribeEndpoint')) {
    expect(endpoint?.attributes).toMatchObject({ state: 'InService', instances: null, model: null, captures: null });
  }
  if (action.endsWith('DescribeEndpointConfig')) {
    expect(endpoint?.attributes).toMatchObject({ instances: 1, model: null, instanceType: null });
  }
  if (action.endsWith('ListModelPackages')) expect(group?.attributes).toMatchObject({ latestVersion: null });
});

test('an endpoint without machines of its own says so', () => {
  const dates = { CreationTime: new Date(NOW), LastModifiedTime: new Date(NOW) };
  const arn = 'arn:aws:sagemaker:us-west-2:111122223333:endpoint/e';
  const summary = { EndpointName: 'e', EndpointArn: arn, EndpointStatus: 'InService' as const, ...dates };
  const detail = { ...summary, ProductionVariants: [{ VariantName: 'a' }] };
  const ServerlessConfig = { MemorySizeInMB: 2048 as const, MaxConcurrency: 5 };
  const config = {
    EndpointConfigName: 'c',
    EndpointConfigArn: 'c',
    CreationTime: new Date(NOW),
    ProductionVariants: [{ VariantName: 'a', ModelName: 'm', ServerlessConfig }],
  };
  expect(endpointItem(summary, detail, config).attributes).toMatchObject({
    instances: 0,
    model: 'm',
    instanceType: null,
    captures: false,
    variants: [{ serverless: true, instances: null }],
  });
});
