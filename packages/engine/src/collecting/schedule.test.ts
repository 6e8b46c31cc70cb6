import { setTimeout as sleep } from 'node:timers/promises';

import type { CollectReport } from '../engine.ts';
import { COLLECT_EVERY_MS, delayAfter, startSchedule } from './schedule.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const report = (state: CollectReport['state']): CollectReport => ({
  connection: 'a',
  state,
  rows: 0,
  billedCalls: 0,
  spent: '0',
  message: '',
});

test('a connection that was never collected is due at once, then every eight hours or so', async () => {
  const collected: string[] = [];
  const schedule = startSchedule({
    everyMs: COLLECT_EVERY_MS,
    collect: async (connection) => (collected.push(connection), report('done')),
    lastSuccess: async () => null,
    clock: Date.now,
    logger: silent,
    random: () => 0.5,
  });
  schedule.add('a');
  await sleep(30);
  expect(collected).toEqual(['a']);
  const next = schedule.nextRun('a') ?? 0;
  expect(Math.abs(next - Date.now() - COLLECT_EVERY_MS)).toBeLessThan(1000);
  schedule.stop();
  expect(schedule.nextRun('a')).toBeNull();
});

test('a process that starts again does not collect what is fresh', async () => {
  const collected: string[] = [];
  const schedule = startSchedule({
    everyMs: COLLECT_EVERY_MS,
    collect: async (connection) => (collected.push(connection), report('done')),
    lastSuccess: async () => Date.now() - 1000,
    clock: Date.now,
    logger: silent,
  });
  schedule.add('a');
  await sleep(30);
  expect(collected).toEqual([]);
  expect((schedule.nextRun('a') ?? 0) - Date.now()).toBeGreaterThan(COLLECT_EVERY_MS * 0.9);
  // Unless its settings changed.
  schedule.add('a', true);
  await sleep(30);
  expect(collected).toEqual(['a']);
  schedule.stop();
});

test('what another process has collected in between is not collected again', async () => {
  let last: number | null = null;
  const collected: string[] = [];
  const schedule = startSchedule({
    everyMs: COLLECT_EVERY_MS,
    collect: async (connection) => {
      collected.push(connection);
      last = Date.now();
      return report('busy');
    },
    lastSuccess: async () => last,
    clock: Date.now,
    logger: silent,
    busyRetryMs: 5,
  });
  schedule.add('a');
  await sleep(60);
  expect(collected).toEqual(['a']);
  expect((schedule.nextRun('a') ?? 0) - Date.now()).toBeGreaterThan(COLLECT_EVERY_MS / 2);
  schedule.stop();
});

test('failures are tried again soon, then less and less often', () => {
  const delays = [1, 2, 3, 4, 12].map((failures) => delayAfter('failed', failures, 0.5, COLLECT_EVERY_MS) / 60_000);
  expect(delays).toEqual([5, 10, 20, 40, 480]);
});
