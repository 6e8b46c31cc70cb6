import fc from 'fast-check';
import { z } from 'zod';
import * as pb from '../proto/generated/pluginv2.ts';
import { createLogger } from '../process/logger.ts';
import { toChunks, toFrames } from './answer.ts';
import { defineApp, defineDatasource } from './define.ts';
import { Instances } from './instances.ts';

const silent = createLogger({ write: () => undefined });

interface Settings {
  readonly uid: string;
  readonly updated: number;
  readonly jsonData?: string;
  readonly config?: string;
}

function contextOf({ uid, updated, jsonData = '{}', config = '' }: Settings): pb.PluginContext {
  return pb.PluginContext.create({
    orgId: 1,
    grafanaConfig: { config },
    dataSourceInstanceSettings: { uid, lastUpdatedMS: updated, jsonData: Buffer.from(jsonData) },
  });
}

function setUp(create: (uid: string) => unknown = (uid) => ({ uid })) {
  const made: unknown[] = [];
  const disposed: unknown[] = [];
  const plugin = defineDatasource({
    create: ({ uid }) => {
      const instance = create(uid);
      made.push(instance);
      return instance;
    },
    dispose: (instance) => {
      disposed.push(instance);
    },
    queries: {},
  });
  return { instances: new Instances(plugin, silent, { disposeDelayMs: 0 }), made, disposed };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 15));

test('calls of one datasource share an instance, also while it is being made', async () => {
  const { instances, made } = setUp();
  const leases = await Promise.all([1, 2, 3].map(() => instances.lease(contextOf({ uid: 'a', updated: 1 }))));
  await instances.lease(contextOf({ uid: 'b', updated: 1 }));
  expect(made).toHaveLength(2);
  expect(new Set(leases.map(({ instance }) => instance)).size).toBe(1);
});

test.each<[string, Partial<Settings>]>([
  ['saved again', { updated: 2 }],
  ['other jsonData', { jsonData: '{"a":1}' }],
  ['another Grafana configuration', { config: 'x' }],
])('%s makes a new instance; the old one goes when its last call is done', async (_, change) => {
  const { instances, made, disposed } = setUp();
  const first = await instances.lease(contextOf({ uid: 'a', updated: 1 }));
  const second = await instances.lease(contextOf({ uid: 'a', updated: 1, ...change }));
  second.release();
  await soon();
  expect(made).toHaveLength(2);
  expect(disposed).toEqual([]);
  first.release();
  first.release(); // twice does no harm
  await soon();
  expect(disposed).toEqual([first.instance]);
});

test('a failed start is told to its callers and tried again by the next', async () => {
  let tries = 0;
  const { instances } = setUp(() => {
    if (++tries === 1) throw new Error('no network');
    return 'up';
  });
  await expect(instances.lease(contextOf({ uid: 'a', updated: 1 }))).rejects.toThrow('no network');
  expect((await instances.lease(contextOf({ uid: 'a', updated: 1 }))).instance).toBe('up');
});

test('closing disposes all, used or not; a dispose that fails is logged', async () => {
  const { instances, made, disposed } = setUp();
  await instances.lease(contextOf({ uid: 'a', updated: 1 }));
  await instances.lease(contextOf({ uid: 'a', updated: 2 }));
  await instances.close();
  expect(disposed).toHaveLength(made.length);

  const lines: string[] = [];
  const broken = defineDatasource({ create: () => 1, dispose: () => Promise.reject(new Error('stuck')), queries: {} });
  const noisy = new Instances(broken, createLogger({ write: (line) => lines.push(line) }));
  await noisy.lease(contextOf({ uid: 'a', updated: 1 }));
  await noisy.close();
  expect(lines.join()).toContain('stuck');
});

test('whatever comes in whatever order: no instance is used after its end, none is left behind', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('call' as const), uid: fc.constantFrom('a', 'b'), updated: fc.nat(2) }),
    fc.record({ kind: fc.constant('release' as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant('wait' as const) })
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { instances, made, disposed } = setUp();
      const open: { instance: unknown; release(): void }[] = [];
      for (const one of steps) {
        if (one.kind === 'call') open.push(await instances.lease(contextOf(one)));
        else if (one.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, 2));
        else open.splice(one.which, 1).forEach((lease) => lease.release());
        for (const { instance } of open) expect(disposed).not.toContain(instance);
      }
      await instances.close();
      expect(new Set(disposed)).toEqual(new Set(made));
      expect(disposed).toHaveLength(made.length);
    }),
    { numRuns: 40 }
  );
});

test('settings are typed by their schemas, and what is wrong is named', async () => {
  const plugin = defineDatasource({
    settings: z.object({ region: z.string() }),
    secureSettings: z.object({ key: z.string() }),
    create: ({ jsonData, secureJsonData, name }) => {
      const region: string = jsonData.region;
      const key: string = secureJsonData.key;
      // @ts-expect-error not a setting
      void jsonData.zone;
      return `${name}/${region}/${key}`;
    },
    queries: {
      q: {
        schema: z.object({ n: z.number().default(1) }),
        handle: ({ query }, { instance }) => {
          const n: number = query.n;
          const text: string = instance;
          // @ts-expect-error a number is no text
          const wrong: string = query.n;
          return { fields: [], name: `${n}${text}${wrong}` };
        },
      },
    },
  });
  const instances = new Instances(plugin, silent);
  const settings = { name: 'n', jsonData: Buffer.from('{"region":"eu"}'), decryptedSecureJsonData: { key: 'k' } };
  const lease = await instances.lease(pb.PluginContext.create({ dataSourceInstanceSettings: settings }));
  expect(lease.instance).toBe('n/eu/k');
  const wrong = pb.PluginContext.create({
    dataSourceInstanceSettings: { uid: 'x', jsonData: Buffer.from('{"region":1}') },
  });
  await expect(instances.lease(wrong)).rejects.toMatchObject({
    code: 'SDK_SETTINGS_INVALID',
    status: 400,
    message: expect.stringContaining('jsonData.region') as string,
  });
  await expect(instances.lease(undefined)).rejects.toMatchObject({ code: 'SDK_INSTANCE_MISSING' });
});

test('an app plugin has settings and an instance, too', async () => {
  const plugin = defineApp({ settings: z.object({ a: z.number() }), create: ({ jsonData }) => jsonData.a * 2 });
  const lease = await new Instances(plugin, silent).lease(
    pb.PluginContext.create({ appInstanceSettings: { jsonData: Buffer.from('{"a":2}') } })
  );
  expect(lease.instance).toBe(4);
});

const frame = (name: string, ...values: number[]) => ({
  name,
  fields: [{ name: 'v', type: 'number' as const, values }],
});
async function* pieces() {
  yield { frameId: 'x', frame: frame('x', 1) };
  yield frame('whole', 9);
  yield { frameId: 'x', frame: frame('x', 2, 3) };
}

test('pieces of a frame become one frame where whole frames are wanted', async () => {
  expect(await toFrames(pieces())).toEqual([frame('x', 1, 2, 3), frame('whole', 9)]);
  expect(await toFrames(frame('one', 1))).toEqual([frame('one', 1)]);
  expect(await toFrames([])).toEqual([]);
  expect(await toFrames(undefined)).toEqual([]);
});

test('every answer can be sent in pieces', async () => {
  const ids = async (answer: Parameters<typeof toChunks>[0]) =>
    (await Array.fromAsync(toChunks(answer))).map(({ frameId }) => frameId);
  expect(await ids(pieces())).toEqual(['x', '0', 'x']);
  expect(await ids([frame('a'), frame('b')])).toEqual(['0', '1']);
  expect(await ids(frame('a'))).toEqual(['0']);
  expect(await ids(undefined)).toEqual([]);
});
