import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { createWorld, startTwin } from '@smartcloudops/twin';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { bill, csv } from './bill-file.ts';

const SCRIPT = fileURLToPath(new URL('storing-process.ts', import.meta.url));
const NOW = Date.UTC(2026, 9, 20, 6);
const ROWS = 6000;

/** What came of killing. */
export interface KillTally {
  /** Processes that were killed, and of these how many before they had acknowledged. */
  kills: number;
  unacknowledged: number;
  /** Trials in which what was acknowledged was not there, or something was there twice; after the kill or after the next run. */
  losses: number;
  doubles: number;
  /** Processes that failed by themselves. */
  errors: number;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Runs the process and kills it so many ms after it opened the warehouse; null: not at all. @returns whether it acknowledged */
async function run(
  args: readonly string[],
  killAfter: number | null
): Promise<{ done: boolean; error: string | null }> {
  const child = spawn(process.execPath, [SCRIPT, ...args]);
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const opened = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      resolve();
    });
    child.once('close', () => resolve());
  });
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  await opened;
  if (killAfter !== null) {
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  return { done: output.includes('done'), error: code === 0 || signal === 'SIGKILL' ? null : errors };
}

/** Kills imports of a file, or collections of items or of an export, at moments that the seed draws; each is then run again to its end. */
export async function killTrials(what: 'import' | 'items' | 'export', kills: number, seed: number): Promise<KillTally> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ingest-kills-'));
  const world = createWorld({ seed, days: 60, now: NOW, ...(what === 'export' ? { accounts: 1 } : {}) });
  const core = world.accounts[0]?.id ?? '';
  const twin = await startTwin({
    ...{ world, credentials: [{ accessKeyId: 'CORE', accountId: core }] },
    exports: [{ bucket: 'bills', prefix: '', name: 'daily', format: 'focus', rowsPerFile: 500 }],
  });
  const file = path.join(folder, 'bill.csv');
  writeFileSync(file, csv(bill(Array.from({ length: ROWS }, (_, i) => ({ ResourceId: `r${i}` })))));
  const count = async (warehousePath: string): Promise<number> => {
    const warehouse = openSqliteWarehouse({ path: warehousePath });
    try {
      if (what !== 'items')
        return (await warehouse.costs.loads(null))
          .filter(({ closedAt }) => closedAt === null)
          .reduce((n, { rows }) => n + rows, 0);
      const kinds = await Promise.all(
        ['alarm', 'alarm-change'].map((kind) => warehouse.items.versions({ connections: null, kind }, 0, NOW * 2))
      );
      return kinds.flat().length;
    } finally {
      await warehouse.close();
    }
  };
  const args = (name: string) => [what, path.join(folder, name), what === 'import' ? file : twin.url, String(NOW)];
  const tally: KillTally = { kills: 0, unacknowledged: 0, losses: 0, doubles: 0, errors: 0 };
  try {
    const began = performance.now();
    const clean = await run(args('clean.db'), null);
    if (clean.error !== null) throw new Error(clean.error);
    // Of the time that a whole run takes some is the start of the process.
    const span = (performance.now() - began) * 0.6;
    const whole = await count(path.join(folder, 'clean.db'));
    const draw = random(seed);
    for (let i = 0; i < kills; i++) {
      const name = `${i}.db`;
      const killed = await run(args(name), draw() * span);
      tally.kills++;
      if (!killed.done) tally.unacknowledged++;
      const left = await count(path.join(folder, name));
      // An import is there whole or not at all; items come part by part, an export period by period.
      if ((killed.done && left < whole) || (what === 'import' && left > 0 && left < whole)) tally.losses++;
      await wait(220); // The lease of a process that died ends by itself.
      const again = await run(args(name), null);
      const after = await count(path.join(folder, name));
      if (killed.error !== null || again.error !== null) tally.errors++;
      if (after < whole) tally.losses++;
      if (left > whole || after > whole) tally.doubles++;
    }
  } finally {
    await twin.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}
