import {
  bucketClient,
  budgetsClient,
  budgetsSource,
  callerIdentity,
  cloudWatchAlarmsClient,
  cloudWatchAlarmsSource,
  cloudWatchClient,
  cloudWatchSource,
  findExport,
  organizationsClient,
  organizationsSource,
  readManifest,
} from '../../src/index.ts';
import type { AwsAuthSettings, ItemBatch, ItemProblem, ItemSource } from '../../src/index.ts';
import type { Moto } from './moto.ts';
import { hasMoto, startMoto } from './moto.ts';

/** Our clients and sources beside an AWS that nobody here wrote: what they read is what boto3 put there. */
const HOUR_MS = 3_600_000;
const REGION = 'eu-west-1';
const MINUTES = 180_000;

const available = hasMoto();
const beside = available ? test : test.skip;

let moto: Moto;
beforeAll(async () => {
  if (available) moto = await startMoto();
}, MINUTES);
afterAll(() => {
  if (available) moto.close();
});

const settings = (more: Partial<AwsAuthSettings> = {}): AwsAuthSettings => ({
  ...{ authType: 'keys', accessKey: 'any', secretKey: 'any', endpoint: moto.endpoint, defaultRegion: REGION },
  ...more,
});

async function collect(source: ItemSource) {
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const context = { now: Date.now(), since: Date.now() - 24 * HOUR_MS, beforeCall };
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(source.collect(context));
  source.close();
  return {
    operations,
    items: got.flatMap((one) => ('items' in one ? one.items : [])),
    problems: got.flatMap((one) => ('problem' in one ? [one] : [])),
  };
}

beside('STS says who signs in, by a key and by a role', async () => {
  const { account } = moto.filled;
  expect(await callerIdentity(settings())).toMatchObject({ accountId: account });
  const assumeRoleArn = `arn:aws:iam::${account}:role/Reader`;
  const assumed = await callerIdentity(settings({ assumeRoleArn, externalId: 'grafana' }));
  expect(assumed.arn).toMatch(/^arn:aws:sts::\d{12}:assumed-role\/Reader\//);
});

beside('CloudWatch gives the values that were put, and metrics of more than one page', async () => {
  const { start, queues } = moto.filled.cloudwatch;
  const clients = new Map([[REGION, cloudWatchClient(settings(), REGION)]]);
  const custom = [{ namespace: 'Shop/Queues', aggregations: ['maximum'] as const }];
  const source = cloudWatchSource(clients, async () => (await callerIdentity(settings())).accountId, custom);
  let calls = 0;
  const targets = await source.discover(async () => void calls++);
  const [cpu] = targets.filter(({ namespace }) => namespace === 'AWS/EC2');
  expect(cpu).toEqual({
    region: REGION,
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    dimensions: { InstanceId: 'i-1' },
    aggregations: ['average', 'maximum'],
    labels: { SubAccountId: moto.filled.account, RegionId: REGION, ResourceId: 'i-1', InstanceId: 'i-1' },
  });
  expect(targets.filter(({ namespace }) => namespace === 'Shop/Queues')).toHaveLength(queues);
  expect(calls).toBeGreaterThan(1);
  const points = cpu && (await source.fetch(cpu, start, start + 4 * HOUR_MS));
  const times = [0, 1, 3].map((hour) => start + hour * HOUR_MS);
  expect(points).toEqual([
    { aggregation: 'average', unit: 'Percent', times, values: [20, 60, 30] },
    { aggregation: 'maximum', unit: 'Percent', times, values: [30, 70, 40] },
  ]);
  source.close();
});

beside('alarms come with their state; a history that is not to be had is told apart', async () => {
  const { account, cloudwatch } = moto.filled;
  const clients = new Map([[REGION, cloudWatchAlarmsClient(settings(), REGION)]]);
  const { items, problems } = await collect(cloudWatchAlarmsSource(clients));
  expect(items.map(({ name }) => name)).toEqual(cloudwatch.alarms);
  expect(items[0]).toMatchObject({
    id: `arn:aws:cloudwatch:${REGION}:${account}:alarm:alarm-000`,
    attributes: {
      SubAccountId: account,
      ResourceId: 'i-1',
      state: 'ALARM',
      reason: 'tested',
      threshold: 90.5,
      statistic: 'Average',
      periodSeconds: 300,
      actions: 1,
    },
  });
  expect(new Set(items.slice(1).map(({ attributes }) => attributes['actions']))).toEqual(new Set([0]));
  // This moto has no history of alarms: it answers with a page in HTML.
  expect(problems).toMatchObject([{ kind: 'alarm-change', scope: REGION, problem: { code: 'AWS_ANSWER_UNREADABLE' } }]);
});

beside('budgets come with every digit of what is spent', async () => {
  const { account, budgets } = moto.filled;
  const { items, problems, operations } = await collect(budgetsSource(budgetsClient(settings())));
  expect(problems).toEqual([]);
  expect(operations).toEqual(['GetCallerIdentity', 'DescribeBudgets']);
  expect(items.map(({ name }) => name).toSorted()).toEqual(budgets.toSorted());
  const byName = new Map(items.map((item) => [item.name, item]));
  expect(byName.get('company')).toMatchObject({
    id: `${account}/company`,
    attributes: {
      SubAccountId: account,
      limit: '1000.1',
      actual: '812.3456789012',
      forecast: '1100',
      unit: 'USD',
      metric: 'EffectiveCost',
      filters: { Service: ['Amazon Simple Storage Service'] },
      until: null,
    },
  });
  expect(byName.get('young')?.attributes).toMatchObject({ actual: '0', forecast: null });
  expect(byName.get('requests')?.attributes).toMatchObject({ budgetType: 'USAGE', unit: 'Requests', limit: '1000000' });
});

beside('the organisation has all accounts, each at its place', async () => {
  const { id, management, accounts } = moto.filled.organization;
  const { items, problems } = await collect(organizationsSource(organizationsClient(settings())));
  expect(problems).toEqual([]);
  expect(items.map((item) => item.id).toSorted()).toEqual([management, ...Object.values(accounts)].toSorted());
  const place = (name: string) => {
    const found = items.find((item) => item.id === accounts[name]);
    return [found?.name, found?.attributes['unit'], found?.attributes['path'], found?.attributes['management']];
  };
  expect(place('account-00')).toEqual(['account-00', 'Production', '/Workloads/Production', false]);
  expect(place('account-01')).toEqual(['account-01', 'Workloads', '/Workloads', false]);
  expect(place('account-02')).toEqual(['account-02', null, '/', false]);
  const own = items.find((item) => item.id === management);
  expect(own?.attributes).toMatchObject({ organization: id, management: true, status: 'ACTIVE' });
  expect(JSON.stringify(items)).not.toContain('@');
});

beside(
  'an export in S3 is found over several pages, and its file is read whole, from a byte and by its version',
  async () => {
    const { bucket, prefix, name, periods, bytes } = moto.filled.s3;
    const client = bucketClient(settings(), { bucket, region: REGION });
    const calls: string[] = [];
    const metered = <Output>(operation: string, call: (signal: undefined) => Promise<Output>) => {
      calls.push(operation);
      return call(undefined);
    };
    const found = await findExport(client, { bucket, prefix, name }, metered);
    expect(found.name).toBe(name);
    expect(found.deliveries.map(({ period }) => period)).toEqual(['2026-10', '2026-09']);
    expect(calls).toEqual(['ListObjectsV2', 'ListObjectsV2']);
    expect(await findExport(client, { bucket, prefix }, metered)).toEqual(found);

    for (const { period, manifest } of found.deliveries) {
      const { body } = await client.read(manifest.key, { etag: manifest.etag });
      const text = Buffer.concat(await Array.fromAsync(body)).toString();
      expect(readManifest(manifest.key, text)).toEqual([periods[period]]);
    }

    const key = periods['2026-10'] ?? '';
    const whole = await client.read(key, {});
    const content = Buffer.concat(await Array.fromAsync(whole.body));
    expect([content.length, whole.size, whole.firstByte]).toEqual([bytes, bytes, 0]);
    const rest = await client.read(key, { etag: whole.etag, from: 100 });
    expect([rest.firstByte, rest.size]).toEqual([100, bytes]);
    expect(Buffer.concat(await Array.fromAsync(rest.body)).equals(content.subarray(100))).toBe(true);

    await expect(client.read(key, { etag: '"00000000000000000000000000000000"' })).rejects.toMatchObject({
      code: 'AWS_OBJECT_CHANGED',
    });
    await expect(client.read('none', {})).rejects.toMatchObject({ code: 'AWS_OBJECT_CHANGED' });
    const elsewhere = bucketClient(settings(), { bucket: 'nowhere', region: REGION });
    await expect(elsewhere.list({ Prefix: '' })).rejects.toMatchObject({ code: 'AWS_BUCKET_UNKNOWN' });
    client.close();
    elsewhere.close();
  }
);
