/**
 * What the warehouse does with a large bill: `npm run bench:warehouse -- [rows] [--repeat N] [--no-peers] [--json]` (default 10
 * million charges of two years). As shipped: embedded, encrypted, several processes. Loads month by month, restates the last two
 * months while eight other processes read, then asks every dashboard question through the built backend, as Grafana does. Beside it, in
 * the same run and on the same charges: DuckDB (one table, no history), PostgreSQL (our own adapter), and the push-down over Parquet with
 * DuckDB in the part of Athena. All must give the same totals.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { AggregateQuery, CostStore } from '@smartcloudops/warehouse';
import { openPostgresWarehouse } from '@smartcloudops/warehouse/postgres';

import { findPostgres, startPostgres } from '../../warehouse/test/postgres-server.ts';
import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../src/desks/warehouse-location.ts';
import { duckdbPeer } from './warehouse/duckdb-peer.ts';
import { loadBill, loadMonth, MONTHS, seriesFor } from './warehouse/load-bill.ts';
import { PANELS } from './warehouse/panels.ts';
import { pushdownPeer } from './warehouse/pushdown-peer.ts';
import { throughPlugin } from './warehouse/through-plugin.ts';
import { panelsOnly, quantile, timeAll } from './warehouse/timings.ts';
import type { Timing } from './warehouse/timings.ts';

const TARGETS = { pluginP95Ms: 50 };
const READERS = 8;
const TO_PEER_DIGITS = 10n ** 14n;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, repeat: { type: 'string' }, 'no-peers': { type: 'boolean' } },
});
const series = seriesFor(Number(positionals[0] ?? 10_000_000));
const repeat = Number(options.repeat ?? 15);
const folder = mkdtempSync(path.join(tmpdir(), 'warehouse-bench-'));
const dataDir = path.join(folder, 'data');
const say = (text: string) => process.stderr.write(`${text}\n`);

try {
  const location = warehouseLocation({ dataDir });
  const warehouse = await openWarehouse(location, Date.now);
  say('loading …');
  const loaded = await loadBill(warehouse.costs, series);
  const megabytes = readdirSync(dataDir).reduce((sum, name) => sum + statSync(path.join(dataDir, name)).size, 0) / 1e6;
  say('restating two months beside eight readers …');
  const restated = await restateBesideReaders(warehouse.costs);
  say('restating two months alone …');
  const alone = await restate(warehouse.costs, 2);
  const totals = await totalsOf(warehouse.costs);
  await warehouse.close();
  say('asking through the plugin …');
  const plugin = await throughPlugin(dataDir, repeat);
  const peers = options['no-peers']
    ? []
    : [
        await beside('DuckDB', duckdb, totals),
        await beside('PostgreSQL', postgres, totals),
        await beside('push-down', pushdown, totals),
      ];

  const fresh = panelsOnly(plugin.fresh);
  const figures = {
    rows: loaded.rows,
    rowsPerSecond: Math.round(loaded.rows / loaded.seconds),
    megabytes: Math.round(megabytes),
    pluginP50Ms: quantile(fresh, 0.5),
    pluginP95Ms: quantile(fresh, 0.95),
    slowestPanelP95Ms: Math.max(
      ...plugin.fresh.filter(({ drillDown }) => !drillDown).map(({ ms }) => quantile(ms, 0.95))
    ),
    pluginAgainP95Ms: quantile(panelsOnly(plugin.again), 0.95),
    asOfP95Ms: quantile(plugin.fresh.find(({ name }) => name.startsWith('as of'))?.ms ?? [], 0.95),
    restateTwoMonthsSeconds: round(alone.seconds),
    restatedRows: alone.rows,
    besideReaders: restated,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`,
  };
  const yardsticks = Object.fromEntries(peers.map(({ name, summary }) => [name, summary]));
  showPanels(plugin, peers);
  console.log(figures, yardsticks);
  const missed = [
    ...(figures.pluginP95Ms < TARGETS.pluginP95Ms ? [] : ['pluginP95Ms']),
    ...peers.flatMap(({ name, differing }) =>
      differing.length > 0 ? [`sameTotals ${name}: ${differing.join()}`] : []
    ),
  ];
  if (options.json)
    console.log(
      JSON.stringify({ bench: 'warehouse', figures, yardsticks, targets: TARGETS, met: missed.length === 0, missed })
    );
  if (missed.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The last two months again, as a later delivery states them. */
async function restate(costs: CostStore, version: number) {
  const started = performance.now();
  let rows = 0;
  for (const month of MONTHS.slice(-2)) rows += await loadMonth(costs, series, month, version);
  return { rows, seconds: (performance.now() - started) / 1000 };
}

async function restateBesideReaders(costs: CostStore) {
  const readers = Array.from({ length: READERS }, () => {
    const child = fork(path.join(import.meta.dirname, 'warehouse/reader.ts'), [dataDir]);
    return { child, ready: new Promise((resolve) => child.once('message', resolve)) };
  });
  await Promise.all(readers.map(({ ready }) => ready));
  const { seconds } = await restate(costs, 1);
  const waited = await Promise.all(
    readers.map(
      ({ child }) =>
        new Promise<number[]>((resolve, reject) => {
          child.once('message', (ms) => resolve(ms as number[]));
          child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`A reader ended with ${code}.`))));
          child.send('stop');
        })
    )
  );
  const ms = waited.flat();
  return {
    seconds: round(seconds),
    reads: ms.length,
    fewestReadsOfAReader: Math.min(...waited.map((own) => own.length)),
    p50Ms: quantile(ms, 0.5),
    p99Ms: quantile(ms, 0.99),
    slowestMs: Math.round(Math.max(...ms)),
  };
}

interface Peer {
  /** Exact total over all groups of a question, in units of 1e-13. */
  total(query: AggregateQuery): Promise<bigint>;
  ask(query: AggregateQuery): Promise<unknown>;
  /** What else is to be told of it. */
  figures?(): Readonly<Record<string, unknown>>;
  readonly loaded: { readonly rows: number; readonly seconds: number; readonly megabytes: number };
  close(): Promise<void>;
}

async function totalsOf(costs: Pick<CostStore, 'aggregate'>): Promise<ReadonlyMap<string, bigint>> {
  const totals = new Map<string, bigint>();
  for (const { name, ask } of PANELS) totals.set(name, await exactTotal(costs, ask));
  return totals;
}

async function exactTotal(costs: Pick<CostStore, 'aggregate'>, ask: AggregateQuery): Promise<bigint> {
  const { cells } = await costs.aggregate(ask);
  return cells.reduce((sum, { amount }) => sum + amount, 0n) / TO_PEER_DIGITS;
}

async function duckdb(): Promise<Peer> {
  const peer = await duckdbPeer(path.join(folder, 'bill.duckdb'));
  return { ...peer, loaded: await peer.load(series), close: async () => peer.close() };
}

async function postgres(): Promise<Peer> {
  if (!findPostgres()) throw new Error('PostgreSQL is not installed: apt-get install postgresql, or --no-peers.');
  const server = await startPostgres();
  const warehouse = await openPostgresWarehouse({ url: server.url });
  const { rows, seconds } = await loadBill(warehouse.costs, series);
  const [size] = await server.sql("SELECT pg_database_size('warehouse') AS bytes");
  return {
    loaded: { rows, seconds, megabytes: Math.round(Number(size?.bytes) / 1e6) },
    total: (query) => exactTotal(warehouse.costs, query),
    ask: (query) => warehouse.costs.aggregate(query),
    async close() {
      await warehouse.close();
      await server.stop();
    },
  };
}

async function pushdown(): Promise<Peer> {
  const { first, figures, ...peer } = await pushdownPeer(path.join(folder, 'push-down'), series);
  return {
    ...peer,
    total: (query) => exactTotal({ aggregate: first }, query),
    figures() {
      const { firstMs, ...rest } = figures();
      return { firstP50Ms: quantile(firstMs, 0.5), firstSlowestMs: quantile(firstMs, 1), ...rest };
    },
  };
}

async function beside(name: string, open: () => Promise<Peer>, expected: ReadonlyMap<string, bigint>) {
  say(`${name} …`);
  const peer = await open();
  try {
    const differing: string[] = [];
    // Tables know only the present.
    for (const panel of PANELS.filter(({ ask }) => name === 'PostgreSQL' || ask.asOf === null))
      if ((await peer.total(panel.ask)) !== expected.get(panel.name)) differing.push(panel.name);
    // Before the panels are asked again: the first answers are what costs.
    const told = peer.figures?.();
    const timings = await timeAll(PANELS, Math.min(repeat, 5), ({ ask }) => peer.ask(ask));
    const { rows, seconds, megabytes: size } = peer.loaded;
    const ms = panelsOnly(timings);
    const summary = {
      rowsPerSecond: Math.round(rows / seconds),
      megabytes: size,
      p50Ms: quantile(ms, 0.5),
      p95Ms: quantile(ms, 0.95),
      sameTotals: differing.length === 0,
      ...told,
    };
    return { name, timings, summary, differing };
  } finally {
    await peer.close();
  }
}

function showPanels(
  { fresh, again }: { readonly fresh: readonly Timing[]; readonly again: readonly Timing[] },
  peers: readonly { readonly name: string; readonly timings: readonly Timing[] }[]
): void {
  console.table(
    Object.fromEntries(
      fresh.map(({ name, ms, drillDown }, i) => [
        `${name}${drillDown ? ' (drill-down)' : ''}`,
        {
          'p50 ms': quantile(ms, 0.5),
          'p95 ms': quantile(ms, 0.95),
          'again p95': quantile(again[i]?.ms ?? [], 0.95),
          ...Object.fromEntries(peers.map((peer) => [`${peer.name} p50`, quantile(peer.timings[i]?.ms ?? [], 0.5)])),
        },
      ])
    )
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
