import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { formatDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import type { Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collect } from './collect.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const SCRIPT = fileURLToPath(new URL('../../test/collecting-process.ts', import.meta.url));

let folder: string;
let twin: Twin;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-kill-'));
  twin = await startTwin({
    seed: 7,
    days: 70,
    accounts: 4,
    now: NOW,
    pageGroups: 500,
    faults: [{ operation: 'GetCostAndUsage', kind: 'slow', latencyMs: 15 }],
  });
});
afterAll(async () => {
  await twin.close();
  rmSync(folder, { recursive: true, force: true });
});

const answered = (): number =>
  twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage')?.answered ?? 0;

async function sums(warehouse: Warehouse, groupBy: readonly Dimension[]): Promise<string[]> {
  const query = {
    connections: null,
    filters: [],
    from: 0,
    to: Date.UTC(2030, 0),
    grain: 'day',
    asOf: null,
    groupBy,
  } as const;
  const metrics = ['BilledCost', 'EffectiveCost'] as const;
  const texts = metrics.map(async (metric) =>
    (await warehouse.costs.aggregate({ ...query, metric })).cells
      .map(({ keys, periodStart, amount }) => `${metric} ${periodStart} ${keys.join(' ')} ${formatDecimal(amount)}`)
      .sort()
  );
  return (await Promise.all(texts)).flat();
}

/**
 * Runs the collecting process and kills it so many milliseconds after so many calls were answered (0: at its start).
 * @returns how it ended: `killed`, or the state of its own result
 */
async function run(path: string, kill: { readonly calls: number; readonly ms: number } | null): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, path, twin.url, String(NOW)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  const before = answered();
  while (kill && child.exitCode === null && answered() < before + kill.calls) await wait(1);
  if (kill) {
    await wait(kill.ms);
    child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  if (signal === 'SIGKILL') return 'killed';
  if (code !== 0) throw new Error(errors);
  return (JSON.parse(output) as { state: string }).state;
}

test('killed at any moment, collecting loses nothing and pays for no page that had arrived twice', async () => {
  const clean = openSqliteWarehouse({ path: join(folder, 'clean.db') });
  const source = costExplorerSource(
    costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url })
  );
  const options = { clock: { now: () => NOW }, source, connection: 'c', cap: null, tagKeys: ['team'], historyDays: 60 };
  expect(await collect({ ...options, warehouse: clean })).toMatchObject({ state: 'done' });
  const pages = answered();
  expect(pages).toBeGreaterThan(20);

  const path = join(folder, 'killed.db');
  const moments = [
    { calls: 1, ms: 0 },
    { calls: 1, ms: 4 },
    { calls: 0, ms: 120 },
    { calls: 3, ms: 17 },
    { calls: 1, ms: 30 },
    { calls: 4, ms: 12 },
  ];
  let kills = 0;
  let interrupted = 0;
  for (let state = ''; state !== 'done';) {
    const before = answered();
    state = await run(path, moments[kills] ?? null);
    if (state === 'killed') kills += 1;
    if (state === 'killed' && answered() > before) interrupted += 1;
    // The lease of a process that died ends by itself.
    await wait(220);
  }
  expect(interrupted).toBeGreaterThanOrEqual(4);

  const killed = openSqliteWarehouse({ path });
  const ledger = await killed.journal.ledger('c', 0, NOW + 1);
  const billed = ledger.filter((entry) => entry.state === 'billed').length;
  const inFlight = ledger.filter((entry) => entry.state === 'pending').length;
  const calls = answered() - pages;
  console.info(
    `${pages} pages, ${kills} kills, ${interrupted} of them in mid-collect: ${calls} calls answered, ${inFlight} were in flight`
  );
  expect(billed).toBe(pages);
  expect(inFlight).toBeLessThanOrEqual(kills);
  expect(calls).toBeGreaterThanOrEqual(pages);
  expect(calls).toBeLessThanOrEqual(pages + inFlight);
  for (const groupBy of [
    [],
    ['ServiceName', 'SubAccountId'],
    ['RegionId'],
    ['ChargeCategory'],
    ['Tags.team'],
  ] as Dimension[][]) {
    expect(await sums(killed, groupBy)).toEqual(await sums(clean, groupBy));
  }
  await killed.close();
  await clean.close();
  source.close();
}, 240_000);
