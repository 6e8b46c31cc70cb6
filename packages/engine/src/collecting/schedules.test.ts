import { setTimeout as sleep } from 'node:timers/promises';

import type { ConnectionSettings } from '../engine.ts';
import { CHARGES_RECORD, METRICS_RECORD } from './collect-record.ts';
import type { Collecting } from './collecting.ts';
import { COLLECT_EVERY_MS, MEASURE_EVERY_MS } from './schedule.ts';
import { startSchedules } from './schedules.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const connection: ConnectionSettings = { id: 'a', name: 'A', kind: 'aws', monthlyApiBudget: '5.00' };

/** Schedules of charges and metrics whose runs all end with the code. */
async function after(code: string) {
  const report = { connection: 'a', state: 'failed', message: '' };
  const run = { collect: async () => report, current: () => null, progress: () => null };
  const runs = { charges: run, metrics: run, sources: new Map(), stop: async () => {} } as unknown as Collecting;
  const record = JSON.stringify({ lastSuccess: null, lastAttempt: 0, report, code, missing: [] });
  const records = [CHARGES_RECORD, METRICS_RECORD].map((name) => ({ key: `${name}a`, value: record }));
  const schedules = startSchedules({
    runs,
    answers: { state: async ({ prefix }) => records.filter(({ key }) => key.startsWith(prefix)) },
    clock: Date.now,
    logger: silent,
  });
  schedules.add(connection, true);
  await sleep(30);
  const due = [schedules.charges, schedules.metrics].map((one) => (one.nextRun('a') ?? 0) - Date.now());
  schedules.stop();
  return due;
}

test('what AWS denies is tried again in the rhythm of its source; what fails otherwise soon', async () => {
  const [charges = 0, metrics = 0] = await after('AWS_ACCESS_DENIED');
  expect(charges / COLLECT_EVERY_MS).toBeCloseTo(1, 0);
  expect(metrics / MEASURE_EVERY_MS).toBeCloseTo(1, 0);
  const soon = await after('AWS_UNREACHABLE');
  expect(Math.max(...soon)).toBeLessThanOrEqual(5 * 60_000);
});
