import { readFileSync } from 'node:fs';

import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { MetricTarget } from '../metric-source.ts';
import { cloudWatchClient } from './client.ts';
import { CLOUDWATCH, cloudWatchSource } from './source.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 9, 20);
const world = createWorld({ seed: 3, days: 40, now: NOW });
/** A member account with machines, databases, a load balancer and functions. */
const payments = world.accounts.find(({ name }) => name === 'payments-prod')?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'PAYMENTS', accountId: payments },
      { accessKeyId: 'LISTONLY', accountId: payments, allow: ['cloudwatch:ListMetrics'] },
      { accessKeyId: 'NOTHING', accountId: payments, allow: ['ce:*'] },
    ],
  });
});
afterAll(() => twin.close());

const settings = (accessKey: string) => ({ authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url });
function sourceOf(accessKey: string) {
  const clients = new Map([['us-east-1', cloudWatchClient(settings(accessKey), 'us-east-1')]]);
  return cloudWatchSource(clients, () => Promise.resolve(payments));
}
const found = (targets: readonly MetricTarget[], namespace: string, metricName: string) =>
  targets.filter((one) => one.namespace === namespace && one.metricName === metricName);

test('the guide names every permission and the calls that are free', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/aws-permissions.md', import.meta.url), 'utf8');
  const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '{}') as { Statement: { Action: string[] }[] };
  expect(policy.Statement[1]?.Action).toEqual(CLOUDWATCH.actions.toSorted());
  for (const action of CLOUDWATCH.actions) expect(guide).toContain(`\`${action}\``);
  expect(guide).toContain(`${CLOUDWATCH.freeCallsPerMonth.toLocaleString('en')} free calls`);
});

test('finds what is worth a call, the most telling metric of every thing first, named as the bill names it', async () => {
  const source = sourceOf('PAYMENTS');
  let calls = 0;
  const targets = await source.discover(async () => void calls++);
  expect(calls).toBe(twin.invoice().items.find(({ operation }) => operation === 'cloudwatch:ListMetrics')?.answered);
  const first = targets.slice(
    0,
    targets.findIndex(({ metricName }) => metricName === 'StatusCheckFailed')
  );
  expect(new Set(first.map(({ metricName }) => metricName))).toEqual(
    new Set(['CPUUtilization', 'mem_used_percent', 'TargetResponseTime', 'Errors', 'Accuracy'])
  );
  const billed = new Set(world.lines.map((line) => line.resource?.id));
  for (const { labels, namespace } of targets)
    if (namespace !== 'SmartCloudOps/Models')
      expect([labels['ResourceId'], billed.has(labels['ResourceId'])]).toEqual([labels['ResourceId'], true]);
  expect(targets[0]?.labels).toEqual({
    SubAccountId: payments,
    RegionId: 'us-east-1',
    ResourceId: expect.stringMatching(/^i-/),
    InstanceId: expect.stringMatching(/^i-/),
  });
  source.close();
});

test('one call gives the hours of a metric, in order, percentiles apart from the rest', async () => {
  const source = sourceOf('PAYMENTS');
  const targets = await source.discover(async () => undefined);
  const statistics = () =>
    twin.invoice().items.find(({ operation }) => operation === 'cloudwatch:GetMetricStatistics')?.answered ?? 0;
  const before = statistics();

  const [target] = found(targets, 'AWS/EC2', 'CPUUtilization');
  if (!target) throw new Error('There is no machine.');
  const [average, maximum] = await source.fetch(target, NOW - 2 * DAY_MS, NOW);
  expect(average).toMatchObject({ aggregation: 'average', unit: 'Percent' });
  expect(average?.times).toEqual(Array.from({ length: 48 }, (_, hour) => NOW - 2 * DAY_MS + hour * CLOUDWATCH.stepMs));
  average?.values.forEach((value, i) => expect(maximum?.values[i]).toBeGreaterThan(value));

  const [invoked] = found(targets, 'AWS/Lambda', 'Invocations');
  if (!invoked) throw new Error('There is no function.');
  const [invocations] = await source.fetch(invoked, NOW - 3 * DAY_MS, NOW - 2 * DAY_MS);
  const line = world.lines.find(
    ({ resource, usageType }) => resource?.id === invoked.labels['ResourceId'] && usageType === 'Request'
  );
  const day = (NOW - 3 * DAY_MS) / DAY_MS - world.firstDay;
  // What CloudWatch counted is what the bill charges for.
  expect(invocations?.values.reduce((sum, value) => sum + value, 0)).toBe(Math.round((line?.usage[day] ?? 0) / 1e6));

  const slow = found(targets, 'AWS/ApplicationELB', 'TargetResponseTime');
  const [mean, p99] = await Promise.all(slow.map((one) => source.fetch(one, NOW - DAY_MS, NOW)));
  expect(p99?.map(({ aggregation }) => aggregation)).toEqual(['p50', 'p95', 'p99']);
  mean?.[0]?.values.forEach((value, i) => {
    expect(p99?.[0]?.values[i]).toBeLessThan(value);
    expect(p99?.[1]?.values[i]).toBeGreaterThan(value);
    expect(p99?.[2]?.values[i]).toBeGreaterThan(p99?.[1]?.values[i] ?? Infinity);
  });
  expect(statistics() - before).toBe(4);
  expect(twin.invoice().total).toBe('0');
  source.close();
});

test('a missing permission is named', async () => {
  await expect(sourceOf('NOTHING').discover(async () => undefined)).rejects.toMatchObject({
    code: 'AWS_ACCESS_DENIED',
    message: expect.stringContaining('The permission cloudwatch:ListMetrics is missing'),
  });
  const source = sourceOf('LISTONLY');
  const [target] = await source.discover(async () => undefined);
  if (!target) throw new Error('There is nothing to measure.');
  await expect(source.fetch(target, NOW - DAY_MS, NOW)).rejects.toMatchObject({
    message: expect.stringContaining('The permission cloudwatch:GetMetricStatistics is missing'),
  });
});
