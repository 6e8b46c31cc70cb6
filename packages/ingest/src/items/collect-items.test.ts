import { AwsError, cloudWatchAlarmsClient, cloudWatchAlarmsSource } from '@smartcloudops/aws';
import type { ItemCollectContext, ItemSource } from '@smartcloudops/aws';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { callsInMonth } from '../metrics/call-allowance.ts';
import { collectItems } from './collect-items.ts';
import type { ItemCollectOptions } from './collect-items.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const core = world.accounts[0]?.id ?? '';

jest.setTimeout(30_000);

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'NOHISTORY', accountId: core, allow: ['cloudwatch:DescribeAlarms'] },
      { accessKeyId: 'NOTHING', accountId: core, allow: [] },
    ],
  });
});
afterAll(() => twin.close());

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(async () => {
  twin.setFaults([]);
  await at.close();
});

const pauses: number[] = [];
const collecting = (source: ItemSource, options: Partial<ItemCollectOptions> = {}) =>
  collectItems({
    warehouse: at.warehouse,
    clock: { now: () => NOW },
    source,
    connection: 'c',
    random: () => 1,
    pause: async (ms) => void pauses.push(ms),
    ...options,
  });

async function run(accessKey = 'CORE', options: Partial<ItemCollectOptions> = {}) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = cloudWatchAlarmsSource(new Map([['us-east-1', cloudWatchAlarmsClient(settings, 'us-east-1')]]));
  try {
    return await collecting(source, options);
  } finally {
    source.close();
  }
}
const stored = async (kind: string) => (await at.warehouse.items.read({ connections: ['c'], kind }, null)).length;
const answered = () =>
  twin
    .invoice()
    .items.filter(({ operation }) => operation.includes('Alarm'))
    .reduce((sum, one) => sum + one.answered, 0);

test('what the source tells of is stored, counted, and nothing new the second time', async () => {
  const before = answered();
  const first = await run();
  expect(first).toMatchObject({ state: 'done', problems: [], error: null, spent: '0', source: 'cloudwatch-alarms' });
  expect(first.calls).toBe(answered() - before);
  expect(await callsInMonth(at.warehouse.state, 'c', 'cloudwatch-alarms', NOW)).toBe(first.calls);
  expect((await stored('alarm')) + (await stored('alarm-change'))).toBe(first.added);
  expect(first.added).toBeGreaterThan(10);
  const again = await run();
  expect(again).toMatchObject({ state: 'done', added: 0, changed: 0, gone: 0 });
  expect(again.message).toMatch(/nothing new.*free calls/);
});

test('a denied part is told with the permission that it takes; the other one is there', async () => {
  expect(await run('NOHISTORY')).toMatchObject({
    state: 'partial',
    problems: [{ kind: 'alarm-change', scope: 'us-east-1', missing: 'cloudwatch:DescribeAlarmHistory' }],
    message: expect.stringContaining('Not collected: alarm-change of us-east-1.'),
  });
  expect(await stored('alarm')).toBeGreaterThan(0);
  expect(await run('NOTHING')).toMatchObject({ state: 'failed', error: { code: 'AWS_ACCESS_DENIED' } });
  expect(await stored('alarm')).toBeGreaterThan(0);
});

test('what may pass is tried again after a while, what does not pass is not, and patience ends', async () => {
  pauses.length = 0;
  twin.setFaults([{ operation: 'DescribeAlarms', kind: 'throttle', count: 1 }]);
  expect(await run()).toMatchObject({ state: 'done', problems: [] });
  expect(pauses).toEqual([2000]);
  await run('NOHISTORY');
  expect(pauses).toEqual([2000]);
  twin.setFaults([{ operation: 'DescribeAlarms', kind: 'throttle' }]);
  expect(await run()).toMatchObject({ state: 'partial', problems: [{ kind: 'alarm', code: 'AWS_THROTTLED' }] });
  expect(pauses).toEqual([2000, 2000, 4000]);
});

test('nobody collects the same at once, and a cancelled collection gives its lease back', async () => {
  const lease = 'collect/c/cloudwatch-alarms';
  await at.warehouse.state.acquireLease(lease, 'another process', 60_000, Date.now());
  expect(await run()).toMatchObject({ state: 'busy', calls: 0 });
  await at.warehouse.state.releaseLease(lease, 'another process');
  const cancelled = run('CORE', { signal: AbortSignal.abort() });
  await expect(cancelled).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  expect(await run()).toMatchObject({ state: 'done' });
});

/** A source of two parts, the second of which is told as a problem whatever it was. */
function scripted(onCollect: (context: ItemCollectContext) => void = () => undefined): ItemSource {
  const facts = {
    ...{
      name: 'scripted',
      title: 'a script',
      area: 'cost' as const,
      delivers: 'items' as const,
      permissions: [],
      accuracy: '',
    },
    ...{ calls: [{ operation: 'Ask', price: '0', freePerMonth: 8 }], reference: '' },
    freshness: { updatedEveryHours: 8, delayHours: 5 },
  } as const;
  return {
    facts,
    close() {},
    async *collect(context) {
      onCollect(context);
      for (const scope of ['a', 'b']) {
        try {
          await context.beforeCall('Ask');
          yield { kind: 'thing', scope, items: [{ id: scope, name: null, at: null, attributes: {} }] };
        } catch {
          yield { kind: 'thing', scope, problem: new AwsError('AWS_UNAVAILABLE', 'swallowed.') };
        }
      }
    },
  };
}

test('free calls end where a quarter of what is given away is used up, even for a source that swallows it', async () => {
  expect(await collecting(scripted())).toMatchObject({ state: 'done', calls: 2 });
  expect(await collecting(scripted())).toMatchObject({
    state: 'cap-reached',
    calls: 0,
    message: expect.stringContaining('The 2 free calls a month'),
  });
});

test('events are asked for since the last whole collection, with what comes late', async () => {
  const since: number[] = [];
  const source = scripted((context) => since.push(context.since));
  await collecting(source, { callsPerMonth: 100 });
  await collecting(source, { callsPerMonth: 100, clock: { now: () => NOW + DAY_MS } });
  expect(since).toEqual([NOW - 90 * DAY_MS, NOW - 6 * HOUR_MS]);
});
