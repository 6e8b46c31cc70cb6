import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { computeOptimizerClient } from './client.ts';
import { COMPUTE_OPTIMIZER_FACTS } from './facts.ts';
import { computeOptimizerSource } from './source.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const wasteOf = (kind: string) => world.truth.waste.find((one) => one.kind === kind);
const accountOf = (kind: string) => wasteOf(kind)?.accountId ?? '';
const core = world.accounts[0]?.id ?? '';
const actions = COMPUTE_OPTIMIZER_FACTS.permissions.map(({ action }) => action);
/** Needed for provisioned concurrency, of which the twin has none. */
const UNUSED = 'lambda:ListProvisionedConcurrencyConfigs';

const TYPES = [...['Ec2Instance', 'EbsVolume', 'LambdaFunction', 'RdsDbInstance', 'EcsService', 'Ec2AutoScalingGroup']];

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'SHOP', accountId: accountOf('oversized-instance') },
      { accessKeyId: 'PAY', accountId: accountOf('idle-database') },
      { accessKeyId: 'NETWORK', accountId: accountOf('idle-nat-gateway') },
      { accessKeyId: 'LAKE', accountId: accountOf('old-snapshot') },
      { accessKeyId: 'SANDBOX', accountId: world.accounts.at(-1)?.id ?? '' },
      ...actions.map((action) => ({
        accessKeyId: `NO-${action}`,
        accountId: core,
        allow: actions.filter((one) => one !== action),
      })),
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string, regions = ['us-east-1']) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const clients = new Map(regions.map((region) => [region, computeOptimizerClient(settings, region)]));
  const source = computeOptimizerSource(clients);
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  return {
    operations,
    batches: got.filter((one): one is ItemBatch => 'items' in one),
    problems: got.filter((one): one is ItemProblem => 'problem' in one),
    items: got.flatMap((one) => ('items' in one ? one.items : [])),
  };
}

test('the machine that is too large is, with two choices, what each saves and how it was used', async () => {
  const { items, problems } = await collect('SHOP');
  expect(problems).toEqual([]);
  const waste = wasteOf('oversized-instance');
  const found = items.filter(({ attributes }) => attributes['finding'] === 'over-provisioned');
  expect(found.map(({ attributes }) => attributes['ResourceId'])).toEqual([waste?.resourceId]);
  expect(found[0]).toMatchObject({
    name: waste?.resourceName,
    at: null,
    attributes: {
      SubAccountId: waste?.accountId,
      RegionId: 'us-east-1',
      resourceType: 'Ec2Instance',
      reasons: ['CPUOverprovisioned'],
      idle: false,
      current: 'm6i.4xlarge',
      recommended: 'm6i.xlarge',
      savings: '420.48',
      savingsPercent: 75,
      BillingCurrency: 'USD',
      options: [
        { recommended: 'm6i.xlarge', performanceRisk: 1 },
        { recommended: 'm6i.2xlarge', performanceRisk: 0, savings: '280.32' },
      ],
      lookbackDays: 14,
    },
  });
  const used = found[0]?.attributes['utilization'] as Record<string, number>;
  expect(used['Cpu/Maximum']).toBeLessThan(20);
  expect(items.some(({ attributes }) => attributes['finding'] === 'optimized')).toBe(true);
  expect(twin.invoice().total).toBe('0');
});

test('idle machines and databases and old volumes are told with what the bill calls them', async () => {
  const { items } = await collect('CORE');
  const by = (resourceId: string | undefined) =>
    items.find(({ attributes }) => attributes['ResourceId'] === resourceId)?.attributes;
  expect(by(wasteOf('idle-instance')?.resourceId)).toMatchObject({ idle: true, recommended: 'm6i.large' });
  expect(by(wasteOf('old-volume-type')?.resourceId)).toMatchObject({
    finding: 'not-optimized',
    current: 'gp2 900 GiB, 2700 IOPS, 250 MiB/s',
    recommended: 'gp3 900 GiB, 3000 IOPS, 125 MiB/s',
    savings: '18',
  });
  const databases = (await collect('PAY')).batches
    .flatMap(({ kind, items: some }) => (kind === 'rightsizing' ? some : []))
    .filter(({ attributes }) => attributes['ResourceId'] === wasteOf('idle-database')?.resourceId);
  expect(databases.map(({ attributes }) => attributes)).toMatchObject([
    { resourceType: 'RdsDbInstance', idle: true, current: 'db.r6g.large', recommended: 'db.t4g.medium' },
    { resourceType: 'RdsDbInstanceStorage', finding: 'optimized', savings: null },
  ]);
});

test('what does nothing is told apart, by the names of the bill', async () => {
  for (const [key, kinds] of [
    ['CORE', ['idle-instance']],
    ['PAY', ['idle-database']],
    ['NETWORK', ['idle-nat-gateway']],
  ] as const) {
    const { batches } = await collect(key);
    const idle = batches.filter(({ kind }) => kind === 'idle-resource').flatMap(({ items }) => items);
    expect(idle.map(({ attributes }) => attributes['ResourceId'])).toEqual(
      kinds.map((kind) => wasteOf(kind)?.resourceId)
    );
    for (const { attributes } of idle) expect(attributes).toMatchObject({ savingsPercent: 100, lookbackDays: 14 });
  }
  const { batches } = await collect('LAKE', ['us-west-2']);
  expect(batches.find(({ kind }) => kind === 'idle-resource')?.items).toMatchObject([
    { attributes: { resourceType: 'EbsVolume', finding: 'unattached', BillingCurrency: 'USD' } },
  ]);
});

test('regions and types are parts of their own, and pages of two give the same', async () => {
  const whole = await collect('CORE', ['us-east-1', 'eu-west-1']);
  expect(whole.batches.map(({ scope }) => scope)).toEqual(
    ['us-east-1', 'eu-west-1'].flatMap((region) => [...TYPES.map((type) => `${region}/${type}`), region])
  );
  for (const kind of ['rightsizing', 'idle-resource']) {
    const ids = whole.batches.filter((one) => one.kind === kind).flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  }
  twin.setFaults([{ operation: 'compute-optimizer:*', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect('CORE', ['us-east-1', 'eu-west-1']);
  expect(paged.items).toEqual(whole.items);
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
});

test('an account that is not enrolled is told how to be, and is asked nothing more', async () => {
  const { problems, operations, items } = await collect('SANDBOX');
  expect(problems).toMatchObject([{ problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(problems[0]?.problem.message).toContain('update-enrollment-status --status Active');
  expect([items, operations]).toEqual([[], ['GetEnrollmentStatus']]);
});

test.each(actions.filter((action) => action !== UNUSED))(
  'without %s only what needs it is missing, and it is named',
  async (action) => {
    const { problems, batches } = await collect(`NO-${action}`);
    expect(problems).toMatchObject([{ problem: { code: 'AWS_ACCESS_DENIED', action } }]);
    expect(batches).toHaveLength(action.endsWith('GetEnrollmentStatus') ? 7 : 6);
  }
);

test('where the enrolment cannot be asked for, the refusals of the lists tell of it', async () => {
  twin.setFaults([{ operation: 'GetEnrollmentStatus', kind: 'throttle', count: 1 }]);
  const { problems } = await collect('SANDBOX');
  expect(problems.map(({ problem }) => problem.code)).toEqual([
    'AWS_THROTTLED',
    ...Array.from({ length: 7 }, () => 'AWS_SERVICE_NOT_ENABLED'),
  ]);
});
