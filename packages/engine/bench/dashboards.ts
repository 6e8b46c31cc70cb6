/**
 * How long people wait for a dashboard: `node packages/engine/bench/dashboards.ts [--data FOLDER] [--runs N] [--json]`.
 * All queries of each bundled dashboard at once, as a browser sends them, through an engine with threads, on the demo's data: cold (a
 * fresh process, the engine opened and nothing asked yet), and warm (asked once before). Wall time to the last answer, and CPU of all
 * threads. `--data` names a data folder that is collected already (its key beside it); without, the demo is collected first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { createEngine } from '@smartcloudops/engine';
import type { Engine } from '@smartcloudops/engine';

import { bundledDashboards } from './bundled-dashboards.ts';
import type { BundledDashboard } from './bundled-dashboards.ts';

const TARGETS = { warmP95Ms: 1000, coldP95Ms: 2000 };
const WARM_ASKS = 10;

/** One wait for a whole dashboard, ms. */
interface Wait {
  readonly wallMs: number;
  readonly cpuMs: number;
}
interface Waits {
  readonly cold: Wait;
  readonly warm: readonly Wait[];
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean' },
    one: { type: 'string' },
  },
});

if (options.one !== undefined) await askOnce(options.one, options.data ?? '');
else await measure();

async function open(dataDir: string): Promise<Engine> {
  const logger = { debug() {}, info() {}, warn: console.warn, error: console.error };
  return createEngine({ dataDir, logger, schedule: false });
}

async function waitFor(engine: Engine, { queries }: BundledDashboard): Promise<Wait> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await Promise.all(queries.map((query) => engine.query(query, { name: 'bench', role: 'viewer', connections: null })));
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

/** In a process of its own: the first wait for a dashboard, and the ones after it. */
async function askOnce(name: string, dataDir: string): Promise<void> {
  const dashboard = bundledDashboards(Date.now()).find((one) => one.name === name);
  if (!dashboard) throw new Error(`There is no dashboard "${name}".`);
  const engine = await open(dataDir);
  const cold = await waitFor(engine, dashboard);
  const warm: Wait[] = [];
  for (let i = 0; i < WARM_ASKS; i++) warm.push(await waitFor(engine, dashboard));
  await engine.close();
  console.log(JSON.stringify({ cold, warm } satisfies Waits));
}

async function collectDemo(dataDir: string): Promise<void> {
  const engine = await open(dataDir);
  await engine.connect({ id: 'demo', name: 'Demo', kind: 'demo' });
  await engine.collect('demo');
  await engine.close();
}

function inFreshProcess(name: string, dataDir: string): Waits {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '--one', name, '--data', dataDir], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The dashboard "${name}" was not answered: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Waits;
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dashboards-bench-'));
  try {
    const dataDir = path.resolve(options.data ?? path.join(folder, 'data'));
    if (!existsSync(dataDir)) await collectDemo(dataDir);
    const runs = Number(options.runs);
    const rows = bundledDashboards(Date.now()).map(({ name, queries }) => {
      const waits = Array.from({ length: runs }, () => inFreshProcess(name, dataDir));
      return { name, queries: queries.length, cold: waits.map(({ cold }) => cold), warm: waits.flatMap((w) => w.warm) };
    });
    const table = rows.map(({ name, queries, cold, warm }) => ({
      dashboard: name,
      queries,
      'cold p50 ms': middle(cold, 'wallMs'),
      'cold p95 ms': quantile(cold, 'wallMs', 0.95),
      'cold CPU ms': middle(cold, 'cpuMs'),
      'warm p50 ms': middle(warm, 'wallMs'),
      'warm p95 ms': quantile(warm, 'wallMs', 0.95),
      'warm CPU ms': middle(warm, 'cpuMs'),
    }));
    console.table(table);
    console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${runs} fresh processes each`);
    if (!options.json) return;
    const figures = {
      coldP95Ms: Math.max(...table.map((row) => row['cold p95 ms'])),
      warmP95Ms: Math.max(...table.map((row) => row['warm p95 ms'])),
      dashboards: table,
    };
    const missed = (['warmP95Ms', 'coldP95Ms'] as const).filter((name) => figures[name] >= TARGETS[name]);
    const met = missed.length === 0;
    console.log(JSON.stringify({ bench: 'dashboards', figures, yardsticks: {}, targets: TARGETS, met, missed }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${path.join(folder, 'data')}.key`, { force: true });
  }
}

function quantile(waits: readonly Wait[], of: keyof Wait, share: number): number {
  const sorted = waits.map((wait) => wait[of]).sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN);
}

function middle(waits: readonly Wait[], of: keyof Wait): number {
  return quantile(waits, of, 0.5);
}
