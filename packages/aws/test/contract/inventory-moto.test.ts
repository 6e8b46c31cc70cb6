import { inventoryClient, inventorySource, sageMakerClient, sageMakerSource } from '../../src/index.ts';
import type { AwsAuthSettings, ItemBatch, ItemProblem, ItemSource } from '../../src/index.ts';
import type { Moto } from './moto.ts';
import { fill, hasMoto, startMoto } from './moto.ts';

/** The inventory and the models beside an AWS that nobody here wrote: what they read is what boto3 put there. */
const REGION = 'eu-west-1';
const MINUTES = 180_000;

const available = hasMoto();
const beside = available ? test : test.skip;

/** What `fill_inventory.py` put there. */
interface Put {
  readonly account: string;
  readonly ec2: Readonly<
    Record<'stopped' | 'terminated' | 'volume' | 'snapshot' | 'idle' | 'used' | 'gateway' | 'vpc', string>
  > & { readonly running: readonly string[] };
  readonly database: string;
  readonly balancing: { readonly balancer: string; readonly group: string; readonly targets: number };
  readonly models: { readonly endpoint: string; readonly group: string };
}

let moto: Moto;
let put: Put;
let settings: AwsAuthSettings;
beforeAll(async () => {
  if (!available) return;
  moto = await startMoto();
  put = await fill<Put>(moto.endpoint, 'fill_inventory.py');
  settings = { authType: 'keys', accessKey: 'any', secretKey: 'any', endpoint: moto.endpoint, defaultRegion: REGION };
}, MINUTES);
afterAll(() => {
  if (available) moto.close();
});

async function collect(source: ItemSource) {
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(
    source.collect({ now: Date.now(), since: 0, beforeCall: async () => undefined })
  );
  source.close();
  const batches = got.filter((one): one is ItemBatch => 'items' in one);
  return {
    items: (kind: string) => batches.filter((one) => one.kind === kind).flatMap(({ items }) => items),
    problems: got.flatMap((one) => ('problem' in one ? [one] : [])),
  };
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${put.account}:${rest}`;

beside(
  'machines, storage and addresses are those that were made, by the names of the bill',
  async () => {
    const { items, problems } = await collect(inventorySource(new Map([[REGION, inventoryClient(settings, REGION)]])));
    const { stopped, running, volume, snapshot, idle, used, gateway } = put.ec2;
    // This moto has no reservations: it answers with a page in HTML. The rest goes on.
    expect(problems).toMatchObject(
      ['ec2', 'rds'].map((service) => ({
        ...{ kind: 'reservation', scope: `${REGION}/${service}` },
        problem: { code: 'AWS_ANSWER_UNREADABLE' },
      }))
    );
    const machines = new Map(items('instance').map((item) => [item.id, item]));
    expect(new Set(machines.keys())).toEqual(new Set([stopped, ...running]));
    expect(machines.get(stopped)).toMatchObject({
      name: 'web',
      attributes: {
        ...{ SubAccountId: put.account, RegionId: REGION, ResourceId: stopped, state: 'stopped' },
        ...{ instanceType: 'm5.large', lifecycle: 'on-demand', tags: { Name: 'web', team: 'shop' } },
      },
    });
    expect(items('instance-type').map(({ attributes }) => attributes)).toMatchObject([
      { instanceType: 'm5.large', vcpus: 2, memoryMiB: 8192, architectures: ['x86_64'] },
    ]);
    const volumes = new Map(items('volume').map(({ id, attributes }) => [id, attributes]));
    expect(volumes.get(volume)).toMatchObject({
      ...{ ResourceId: volume, state: 'available', volumeType: 'gp3', sizeGiB: 80, iops: 4000, attachedTo: [] },
      tags: { team: 'shop' },
    });
    const [machine = ''] = running;
    const [root = ''] = machines.get(machine)?.attributes['volumes'] as string[];
    expect(volumes.get(root)).toMatchObject({ state: 'in-use', attachedTo: [machine] });
    expect(items('snapshot').find(({ id }) => id === snapshot)?.attributes).toMatchObject({
      ...{ ResourceId: arn('ec2', `snapshot/${snapshot}`), sizeGiB: 80, volumeId: volume },
      description: 'before the move',
    });
    const addresses = new Map(items('address').map(({ id, attributes }) => [id, attributes]));
    expect(addresses.get(idle)).toMatchObject({
      ...{ ResourceId: arn('ec2', `elastic-ip/${idle}`), state: 'idle', associatedWith: null },
    });
    expect(addresses.get(used)).toMatchObject({ state: 'in-use', associatedWith: machine });
    expect(items('nat-gateway').map(({ attributes }) => attributes['ResourceId'])).toEqual([
      arn('ec2', `natgateway/${gateway}`),
    ]);
  },
  MINUTES
);

beside(
  'databases and load balancers are those that were made, with their targets',
  async () => {
    const { items } = await collect(inventorySource(new Map([[REGION, inventoryClient(settings, REGION)]])));
    expect(items('db-instance')).toMatchObject([
      {
        ...{ id: put.database, name: 'orders' },
        attributes: {
          ...{ ResourceId: put.database, instanceType: 'db.r6g.large', engine: 'postgres', multiAz: true },
          ...{ storageType: 'gp3', sizeGiB: 200, tags: { team: 'shop' } },
        },
      },
    ]);
    const { balancer, group, targets } = put.balancing;
    expect(items('load-balancer')).toMatchObject([
      { id: balancer, name: 'shop', attributes: { state: 'active', loadBalancerType: 'application' } },
    ]);
    expect(items('target-group')).toMatchObject([
      {
        id: group,
        attributes: { loadBalancers: [balancer], targets, healthyTargets: targets, targetType: 'instance' },
      },
    ]);
  },
  MINUTES
);

beside(
  'endpoints tell the model and the machines behind them, the registry its newest version',
  async () => {
    const { items, problems } = await collect(sageMakerSource(new Map([[REGION, sageMakerClient(settings, REGION)]])));
    // This moto has no runs of Model Monitor.
    expect(problems.map(({ kind }) => kind)).toContain('monitoring-run');
    expect(items('model-endpoint')).toMatchObject([
      {
        id: put.models.endpoint,
        attributes: {
          ...{ state: 'InService', model: 'churn-v3', instanceType: 'ml.m5.large' },
          variants: [{ name: 'main', serverless: false }],
        },
      },
    ]);
    expect(items('model').map(({ name }) => name)).toEqual(['churn-v3']);
    expect(items('model-group')).toMatchObject([
      { id: put.models.group, name: 'churn', attributes: { latestVersion: 2, latestApproval: 'Approved' } },
    ]);
  },
  MINUTES
);
