import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { formatDecimal } from '@smartcloudops/focus';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import type { Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collect } from '../collect/collect.ts';
import { backfillProgress } from './backfill-progress.ts';
import { startBackfill } from './change-backfill.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const MONTHS = 16;
const SCRIPT = fileURLToPath(new URL('../../test/collecting-process.ts', import.meta.url));

let folder: string;
let twin: Twin;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backfill-kill-'));
  const faults = [{ operation: 'GetCostAndUsage', kind: 'slow', latencyMs: 15 }] as const;
  twin = await startTwin({ seed: 7, days: 520, accounts: 2, now: NOW, pageGroups: 700, multiYear: true, faults });
});
afterAll(async () => {
  await twin.close();
  rmSync(folder, { recursive: true, force: true });
});

const answered = (): number =>
  twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage')?.answered ?? 0;

async function sums({ costs }: Warehouse): Promise<string[]> {
  const question = { connections: null, filters: [], from: 0, to: NOW, grain: 'month', asOf: null } as const;
  const { cells } = await costs.aggregate({ ...question, metric: 'BilledCost', groupBy: ['ServiceName'] });
  return cells.map(({ keys, periodStart, amount }) => `${periodStart} ${keys.join()} ${formatDecimal(amount)}`).sort();
}

/** Runs the collecting process and kills it when so many calls more were answered; null: lets it end. */
async function run(path: string, kill: number | null): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, path, twin.url, String(NOW)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  const before = answered();
  while (kill !== null && child.exitCode === null && answered() < before + kill) await wait(1);
  if (kill !== null) child.kill('SIGKILL');
  const [code, signal] = await closed;
  if (signal === 'SIGKILL') return 'killed';
  if (code !== 0) throw new Error(errors);
  return (JSON.parse(output) as { state: string }).state;
}

test('killed at any moment, a backfill goes on where it was, counts each page once and pays for none that had arrived twice', async () => {
  const client = costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url });
  const source = costExplorerSource(client);
  const options = { clock: { now: () => NOW }, source, connection: 'c', cap: null, tagKeys: ['team'], historyDays: 60 };
  const told = ({ state, journal }: Warehouse) =>
    backfillProgress(
      { state, journal, connection: 'c', source, tagKeys: ['team'], cap: null, regularPerMonth: '0' },
      NOW
    );
  const wanted = ({ state }: Warehouse) => startBackfill({ state, connection: 'c', source: source.name }, MONTHS, NOW);

  const clean = openSqliteWarehouse({ path: join(folder, 'clean.db') });
  await wanted(clean);
  expect(await collect({ ...options, warehouse: clean })).toMatchObject({ state: 'done' });
  const pages = answered();

  const path = join(folder, 'killed.db');
  const first = openSqliteWarehouse({ path });
  await wanted(first);
  await first.close();
  const moments = [5, 9, 1, 13, 2, 17, 3];
  let kills = 0;
  for (let state = ''; state !== 'done';) {
    state = await run(path, moments[kills] ?? null);
    if (state === 'killed') kills += 1;
    // The lease of a process that died ends by itself.
    await wait(220);
  }
  expect(kills).toBe(moments.length);

  const killed = openSqliteWarehouse({ path });
  const ledger = await killed.journal.ledger('c', 0, NOW + 1);
  expect(ledger.filter(({ state }) => state === 'billed')).toHaveLength(pages);
  expect(ledger.filter(({ state }) => state === 'pending').length).toBeLessThanOrEqual(kills);
  const [a, b] = [await told(killed), await told(clean)];
  expect(a).toEqual({ ...b, expectedEnd: a?.expectedEnd });
  expect(a).toMatchObject({ state: 'done', lacking: null });
  expect(await sums(killed)).toEqual(await sums(clean));
  await killed.close();
  await clean.close();
  source.close();
}, 240_000);
