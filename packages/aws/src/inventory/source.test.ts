import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { inventoryClient } from './client.ts';
import { INVENTORY_FACTS } from './facts.ts';
import { inventorySource } from './source.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const wasteOf = (kind: string) => world.truth.waste.find((one) => one.kind === kind);
const core = world.accounts[0]?.id ?? '';
const shop = wasteOf('oversized-instance')?.accountId ?? '';
const lake = wasteOf('old-snapshot')?.accountId ?? '';
const network = wasteOf('idle-address')?.accountId ?? '';
const actions = INVENTORY_FACTS.permissions.map(({ action }) => action);

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      ...Object.entries({ CORE: core, SHOP: shop, LAKE: lake, NETWORK: network }).map(([accessKeyId, accountId]) => ({
        accessKeyId,
        accountId,
      })),
      ...actions.map((action) => ({
        accessKeyId: `NO-${action}`,
        accountId: core,
        allow: [...actions.filter((one) => one !== action), 'sts:*'],
      })),
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string, regions = ['us-east-1']) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = inventorySource(new Map(regions.map((region) => [region, inventoryClient(settings, region)])));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  const batches = got.filter((one): one is ItemBatch => 'items' in one);
  const items = (kind: string) => batches.filter((one) => one.kind === kind).flatMap((one) => one.items);
  return {
    operations,
    items,
    of: (kind: string, id: string | undefined) =>
      items(kind).find(({ attributes }) => attributes['ResourceId'] === id)?.attributes,
    problems: got.filter((one): one is ItemProblem => 'problem' in one),
    parts: batches.map(({ kind, scope }) => `${kind} ${scope}`),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  instance: 'Instance',
  volume: 'Volume',
  'nat-gateway': 'NAT Gateway',
  'db-instance': 'DB Instance',
  'load-balancer': 'Load Balancer',
};

/** What the bill of a day charges an account for, by the names of the bill. */
const billedOn = (accountId: string, type: string, day: number) =>
  new Set(
    world.lines
      .filter(
        (line) =>
          line.account.id === accountId &&
          line.region === 'us-east-1' &&
          line.resource?.type === type &&
          (line.usage[day - world.firstDay] ?? 0) > 0
      )
      .map(({ resource }) => resource?.id)
  );

test.each(Object.entries(KINDS))(
  'each %s has the name that the bill has for it, and none is missing',
  async (kind, type) => {
    for (const [key, accountId] of [
      ['CORE', core],
      ['SHOP', shop],
    ] as const) {
      const { items, problems } = await collect(key);
      expect(problems).toEqual([]);
      const named = new Set(items(kind).map(({ attributes }) => attributes['ResourceId']));
      expect(named).toEqual(billedOn(accountId, type, Math.floor(NOW / 86_400_000)));
      for (const { attributes } of items(kind)) {
        expect(attributes).toMatchObject({ SubAccountId: accountId, RegionId: 'us-east-1' });
      }
    }
    expect(twin.invoice().total).toBe('0');
  }
);

test('machines tell their size, their volumes and their tags', async () => {
  const { of, items } = await collect('SHOP');
  const waste = wasteOf('oversized-instance');
  expect(of('instance', waste?.resourceId)).toMatchObject({
    state: 'running',
    instanceType: 'm6i.4xlarge',
    vcpus: 16,
    architecture: 'x86_64',
    platform: 'Linux/UNIX',
    lifecycle: 'on-demand',
    tags: { Name: 'web-render-01', app: 'web' },
  });
  const type = items('instance-type').find(({ name }) => name === 'm6i.4xlarge');
  expect(type?.attributes).toMatchObject({ vcpus: 16, memoryMiB: 65_536, burstable: false });
  const attached = items('volume').filter(({ attributes }) => attributes['state'] === 'in-use');
  expect(attached.length).toBeGreaterThan(10);
  for (const { id, attributes } of attached) {
    const [host] = attributes['attachedTo'] as string[];
    expect(of('instance', host)?.['volumes']).toContain(id);
  }
});

test('what nothing uses is told as such', async () => {
  const inLake = await collect('LAKE', ['us-west-2']);
  const unattached = world.truth.waste.find(
    ({ kind, accountId }) => kind === 'unattached-volume' && accountId === lake
  );
  expect(inLake.of('volume', unattached?.resourceId)).toMatchObject({
    state: 'available',
    attachedTo: [],
    volumeType: 'gp3',
    sizeGiB: 2400,
    iops: 3000,
    throughputMiBps: 125,
  });
  expect(inLake.of('snapshot', wasteOf('old-snapshot')?.resourceId)).toMatchObject({
    sizeGiB: 8200,
    state: 'completed',
  });
  const inNetwork = await collect('NETWORK');
  expect(inNetwork.of('address', wasteOf('idle-address')?.resourceId)).toMatchObject({
    state: 'idle',
    associatedWith: null,
  });
  const states = inNetwork.items('address').map(({ attributes }) => attributes['state']);
  expect(states.filter((state) => state === 'in-use')).toHaveLength(inNetwork.items('nat-gateway').length);
});

test('reservations tell what they cover, what they cost and when they end', async () => {
  const { items, of } = await collect('CORE');
  expect(items('reservation').map(({ attributes }) => attributes)).toMatchObject([
    {
      service: 'Amazon RDS',
      instanceType: 'db.r6g.xlarge',
      count: 4,
      state: 'active',
      days: 365,
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: '2027-01-01T00:00:00.000Z',
      fixedPrice: '0',
      hourlyPrice: '0.30592',
    },
    { instanceType: 'db.r6g.2xlarge', count: 4 },
  ]);
  const [database] = items('db-instance');
  expect(of('db-instance', database?.id)).toMatchObject({
    ...{ engine: 'postgres', state: 'available', multiAz: true, backupDays: 14, storageType: 'gp3' },
  });
  const [group] = items('target-group');
  expect(group?.attributes).toMatchObject({ targets: 4, healthyTargets: 4, targetType: 'instance' });
  expect(items('load-balancer').map(({ id }) => id)).toEqual(group?.attributes['loadBalancers']);
});

test('pages of five give the same, and regions are parts of their own', async () => {
  const whole = await collect('SHOP', ['us-east-1', 'eu-west-1']);
  twin.setFaults(
    ['ec2', 'rds', 'elasticloadbalancing'].map((name) => ({ operation: `${name}:*`, kind: 'small-pages', pageSize: 5 }))
  );
  const paged = await collect('SHOP', ['us-east-1', 'eu-west-1']);
  for (const kind of [...Object.keys(KINDS), 'target-group', 'instance-type']) {
    expect(paged.items(kind)).toEqual(whole.items(kind));
  }
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length + 5);
  expect(whole.parts.filter((part) => part.startsWith('volume'))).toEqual(['volume us-east-1', 'volume eu-west-1']);
});

test('a region that the account has not opened is told once, and the others go on', async () => {
  const { problems, parts } = await collect('CORE', ['me-south-1', 'us-east-1']);
  expect(problems).toMatchObject([{ scope: 'me-south-1', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(problems[0]?.problem.message).toContain('metrics.regions');
  expect(parts).toHaveLength(11);
});

test.each(actions)('without %s only what it lists is missing, and it is named', async (action) => {
  const { problems, parts, items } = await collect(`NO-${action}`);
  expect(problems).toMatchObject([{ problem: { code: 'AWS_ACCESS_DENIED', action } }]);
  // Groups of targets are told without their health; without machines nobody knows which types to ask about.
  const isHealth = action.endsWith('DescribeTargetHealth');
  const lost = isHealth ? 0 : action === 'ec2:DescribeInstances' ? 2 : 1;
  expect(parts).toHaveLength(11 - lost);
  if (isHealth) expect(items('target-group')[0]?.attributes).toMatchObject({ targets: null, healthyTargets: null });
});

test('a throttled call is a problem of its part alone', async () => {
  twin.setFaults([{ operation: 'ec2:DescribeVolumes', kind: 'throttle', count: 1 }]);
  const { problems, parts } = await collect('CORE');
  expect(problems).toMatchObject([{ kind: 'volume', problem: { code: 'AWS_THROTTLED' } }]);
  expect(parts).toHaveLength(10);
});
