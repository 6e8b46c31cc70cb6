import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { DAY_MS } from '@smartcloudops/focus';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { callsInMonth } from './call-allowance.ts';
import type { MetricCollectResult } from './metric-collection.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const SCRIPT = fileURLToPath(new URL('../../test/measuring-process.ts', import.meta.url));
/** Calls that are booked ahead: what a kill may count too many. */
const BLOCK = 25;

let folder: string;
let twin: Twin;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'measure-kill-'));
  twin = await startTwin({
    seed: 7,
    days: 10,
    now: NOW,
    faults: [{ operation: 'GetMetricStatistics', kind: 'slow', latencyMs: 10 }],
  });
});
afterAll(async () => {
  await twin.close();
  rmSync(folder, { recursive: true, force: true });
});

const answered = (): number =>
  twin
    .invoice()
    .items.filter(({ operation }) => operation.startsWith('cloudwatch:'))
    .reduce((sum, one) => sum + one.answered, 0);

/** Runs the process and kills it after so many calls were answered. @returns its result, or null when it was killed */
async function run(path: string, killAfter: number | null): Promise<MetricCollectResult | null> {
  const account = twin.world.accounts[0]?.id ?? '';
  const child = spawn(process.execPath, [SCRIPT, path, twin.url, account, String(NOW)]);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  const before = answered();
  while (killAfter !== null && child.exitCode === null && answered() < before + killAfter) await wait(1);
  if (killAfter !== null) child.kill('SIGKILL');
  const [code, signal] = await closed;
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(errors);
  return JSON.parse(output) as MetricCollectResult;
}

/** Everything that is stored. */
async function stored(path: string): Promise<unknown> {
  const warehouse = openSqliteWarehouse({ path });
  const readings = await warehouse.metrics.read({ connections: null }, NOW - 10 * DAY_MS, NOW);
  await warehouse.close();
  return readings.map(({ series, values }) => [series, [...values]]);
}

test('killed at any moment, measuring leaves no gap and forgets no call', async () => {
  const clean = join(folder, 'clean.db');
  expect(await run(clean, null)).toMatchObject({ state: 'done' });
  const whole = answered();

  const path = join(folder, 'killed.db');
  const moments = [1, 3, 9, 30, 31, 26];
  let kills = 0;
  for (let result: MetricCollectResult | null = null; result?.state !== 'done';) {
    result = await run(path, moments[kills] ?? null);
    if (result === null) kills++;
    // The lease of a process that died ends by itself.
    await wait(220);
  }
  expect(kills).toBeGreaterThanOrEqual(4);
  expect(await stored(path)).toEqual(await stored(clean));

  const calls = answered() - whole;
  const warehouse = openSqliteWarehouse({ path });
  const counted = await callsInMonth(warehouse.state, 'c', 'cloudwatch', NOW);
  await warehouse.close();
  expect(counted).toBeGreaterThanOrEqual(calls);
  expect(counted).toBeLessThanOrEqual(calls + kills * BLOCK);
}, 120_000);
