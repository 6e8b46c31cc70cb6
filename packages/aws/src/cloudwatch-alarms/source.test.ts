import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { cloudWatchAlarmsClient } from './client.ts';
import { cloudWatchAlarmsSource } from './source.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const core = world.accounts[0]?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'NOHISTORY', accountId: core, allow: ['cloudwatch:DescribeAlarms'] },
    ],
  });
});
afterAll(() => twin.close());

const isBatch = (one: ItemBatch | ItemProblem): one is ItemBatch => 'items' in one;

async function collect(accessKey: string, since = NOW - 30 * DAY_MS) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = cloudWatchAlarmsSource(new Map([['us-east-1', cloudWatchAlarmsClient(settings, 'us-east-1')]]));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got = await Array.fromAsync(source.collect({ now: NOW, since, beforeCall }));
  source.close();
  return {
    operations,
    items: (kind: string) => got.filter(isBatch).find((one) => one.kind === kind)?.items ?? [],
    problems: got.filter((one): one is ItemProblem => !isBatch(one)),
  };
}

test('alarms with their state, threshold, actions and the resource as the bill names it', async () => {
  const { items, operations, problems } = await collect('CORE');
  expect(problems).toEqual([]);
  const alarms = items('alarm');
  const memory = alarms.find(({ attributes }) => attributes['metric'] === 'mem_used_percent');
  const billed = new Set(world.lines.map((line) => line.resource?.id));
  expect(memory?.id).toBe(`arn:aws:cloudwatch:us-east-1:${core}:alarm:${memory?.name}`);
  expect(memory?.attributes).toMatchObject({
    SubAccountId: core,
    alarmType: 'metric',
    threshold: 90,
    comparison: 'GreaterThanThreshold',
    statistic: 'Maximum',
    actions: 1,
  });
  expect(billed.has(String(memory?.attributes['ResourceId']))).toBe(true);
  expect(alarms.some(({ attributes }) => attributes['actions'] === 0)).toBe(true);
  expect(alarms.filter(({ attributes }) => attributes['alarmType'] === 'composite')).toHaveLength(1);
  expect(new Set(operations)).toEqual(new Set(['DescribeAlarms', 'DescribeAlarmHistory']));
  expect(twin.invoice().total).toBe('0');
});

test('the leak that was planted made its alarm go off, and the changes lead to the state of now', async () => {
  const { items } = await collect('CORE');
  const changes = items('alarm-change');
  const planted = world.truth.troubles.filter(
    ({ kind, to, accountId }) =>
      kind === 'memory-leak' && accountId === core && Date.parse(to) < NOW && Date.parse(to) > NOW - 25 * DAY_MS
  );
  expect(planted.length).toBeGreaterThan(0);
  for (const { resourceId, to } of planted) {
    const end = Date.parse(to);
    const around = changes.filter(
      ({ name, at }) => name === `${resourceId}-mem_used_percent` && Math.abs((at ?? 0) - end) < 3 * DAY_MS
    );
    expect(around.map(({ attributes }) => attributes['to'])).toEqual(expect.arrayContaining(['ALARM', 'OK']));
  }
  for (const alarm of items('alarm')) {
    const last = changes.findLast(({ name }) => name === alarm.name);
    if (last) expect([alarm.name, last.attributes['to']]).toEqual([alarm.name, alarm.attributes['state']]);
  }
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});

test('pages of one give the same, and only what is new is asked for', async () => {
  const whole = await collect('CORE');
  twin.setFaults([{ operation: 'monitoring:*', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect('CORE');
  twin.setFaults([]);
  for (const kind of ['alarm', 'alarm-change'])
    expect(
      paged
        .items(kind)
        .map(({ id }) => id)
        .toSorted()
    ).toEqual(
      whole
        .items(kind)
        .map(({ id }) => id)
        .toSorted()
    );
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
  const recent = await collect('CORE', NOW - 5 * DAY_MS);
  expect(recent.items('alarm-change').every(({ at }) => (at ?? 0) >= NOW - 5 * DAY_MS)).toBe(true);
});

test('without the history the alarms are still there, and the missing permission is named', async () => {
  const { items, problems } = await collect('NOHISTORY');
  expect(items('alarm').length).toBeGreaterThan(0);
  expect(problems).toMatchObject([
    { kind: 'alarm-change', scope: 'us-east-1', problem: { code: 'AWS_ACCESS_DENIED' } },
  ]);
  expect(problems[0]?.problem.message).toContain('The permission cloudwatch:DescribeAlarmHistory is missing');
});
