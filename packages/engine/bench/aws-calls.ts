/**
 * What the product spends on AWS's APIs in a month of heavy use: `npm run bench:aws-calls -- [--days N] [--refreshes N] [--cap USD]
 * [--replicas N] [--json]`. Several processes share one warehouse; people refresh a dashboard 100,000 times and 50 alert rules are
 * evaluated every minute of a simulated month, while every process collects whenever collecting is due. The AWS is the twin, which
 * writes an invoice. Beside it, from the same trace: a panel that calls Cost Explorer itself (naive), and one with a cache of 15
 * minutes per question, as the nearest peers have.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings } from '@smartcloudops/engine';
import { DAY_MS, formatDecimal, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';

import { ALERT_RULES, PANELS } from './aws-calls-questions.ts';
import type { Hour, HourDone } from './aws-calls-replica.ts';

const { values: options } = parseArgs({
  options: {
    days: { type: 'string', default: '31' },
    refreshes: { type: 'string', default: '100000' },
    cap: { type: 'string', default: '1.00' },
    replicas: { type: 'string', default: '3' },
    json: { type: 'boolean' },
  },
});
const days = Number(options.days);
const refreshes = Math.round((Number(options.refreshes) * days) / 31);
const replicas = Number(options.replicas);
const MONTH = Date.UTC(2026, 9, 1);
const PRICE = 0.01;
/** Every process collects this often, whatever the others do: more than the schedule would. */
const COLLECT_EVERY_HOURS = 8;
const CACHE_MINUTES = 15;
const admin = { name: 'bench', role: 'admin', connections: null } as const;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let now = MONTH;
const world = createWorld({ seed: 11, days: 31 + days + 1, accounts: 3, now: MONTH + (days + 1) * DAY_MS });
const twin = await startTwin({ world, now: () => now });
const folder = mkdtempSync(path.join(tmpdir(), 'aws-calls-'));
const dataDir = path.join(folder, 'data');
const settings: ConnectionSettings = {
  ...{ id: 'prod', name: 'Production', kind: 'aws', monthlyApiBudget: options.cap, historyDays: 30 },
  aws: { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 'secret', endpoint: twin.url, defaultRegion: 'us-east-1' },
};

try {
  const started = performance.now();
  const trace = await simulate();
  const ledger = await spentByLedger();
  const { total: invoice, items } = twin.invoice();
  const calls = trace.panelAsks + trace.ruleAsks;
  const figures = {
    days,
    replicas,
    dashboardRefreshes: refreshes,
    alertEvaluations: trace.ruleAsks,
    questionsAnswered: trace.answers,
    billedCalls: items.filter(({ amount }) => amount !== '0').reduce((sum, { answered }) => sum + answered, 0),
    oursUsd: Number(invoice),
    seconds: Math.round((performance.now() - started) / 1000),
  };
  const yardsticks = {
    naiveUsd: Math.round(calls * PRICE * 100) / 100,
    [`cache of ${CACHE_MINUTES} minutes USD`]: Math.round(trace.cachedAsks * PRICE * 100) / 100,
  };
  const missed = [
    ...(Number(invoice) > Number(options.cap) ? ['cap'] : []),
    ...(ledger !== formatDecimal(parseDecimal(invoice) ?? -1n) ? ['ledgerEqualsInvoice'] : []),
    ...(trace.failures.length > 0 || trace.answers !== calls ? ['everyQuestionAnswered'] : []),
  ];
  console.table(items.map(({ operation, answered, failed, amount }) => ({ operation, answered, failed, USD: amount })));
  console.table({
    'each panel and rule calls Cost Explorer': { calls: calls, USD: yardsticks.naiveUsd },
    [`with a cache of ${CACHE_MINUTES} minutes`]: {
      calls: trace.cachedAsks,
      USD: Math.round(trace.cachedAsks * PRICE * 100) / 100,
    },
    ours: { calls: figures.billedCalls, USD: Number(invoice) },
  });
  console.log(
    `cap $${options.cap}; twin's invoice $${invoice}; our ledger $${ledger}; ${trace.answers} of ${calls} questions answered in ${figures.seconds} s`
  );
  for (const failure of trace.failures) console.log(failure);
  if (options.json)
    console.log(
      JSON.stringify({
        bench: 'aws-calls',
        figures,
        yardsticks,
        targets: { cap: Number(options.cap), ledgerEqualsInvoice: true, everyQuestionAnswered: true },
        met: missed.length === 0,
        missed,
      })
    );
  if (missed.length > 0) process.exitCode = 1;
} finally {
  await twin.close();
  rmSync(folder, { recursive: true, force: true });
}

async function simulate() {
  const next = dice(7);
  // Before anybody asks: one collection, as `connect` starts it.
  const first = await createEngineHere({ dataDir, logger: silent, clock: () => now, schedule: false });
  await first.connect(settings);
  await first.collect(settings.id);
  await first.close();
  const processes = await Promise.all(Array.from({ length: replicas }, startReplica));
  const windows = new Set<string>();
  const trace = { answers: 0, panelAsks: 0, ruleAsks: 0, cachedAsks: 0, failures: [] as string[] };
  for (let hour = 0; hour < days * 24; hour++) {
    now = MONTH + hour * HOUR_MS;
    const due = Math.round((refreshes * (hour + 1)) / (days * 24)) - Math.round((refreshes * hour) / (days * 24));
    const minutes = Array.from({ length: due }, () => next(60));
    windows.clear();
    for (const minute of minutes)
      for (const panel of PANELS.keys()) windows.add(`panel ${panel} ${Math.floor(minute / CACHE_MINUTES)}`);
    trace.cachedAsks += windows.size + (ALERT_RULES.length * 60) / CACHE_MINUTES;
    trace.panelAsks += due * PANELS.length;
    trace.ruleAsks += ALERT_RULES.length * 60;
    const parts = processes.map((_, i): Hour => ({
      start: now,
      rules: [...ALERT_RULES.keys()].filter((rule) => rule % replicas === i),
      refreshes: minutes.filter((_, n) => n % replicas === i),
      collects: hour % COLLECT_EVERY_HOURS === 0,
    }));
    const done = await Promise.all(processes.map((process, i) => process.work(parts[i] as Hour)));
    for (const { answers, failures } of done) {
      trace.answers += answers;
      trace.failures.push(...failures);
    }
    if (process.stderr.isTTY) process.stderr.write(`\rday ${Math.floor(hour / 24) + 1} of ${days}`);
  }
  await Promise.all(processes.map((process) => process.end()));
  return { ...trace, failures: [...new Set(trace.failures)].slice(0, 5) };
}

async function startReplica() {
  const child = fork(path.join(import.meta.dirname, 'aws-calls-replica.ts'), [dataDir, JSON.stringify(settings)]);
  const said = () => new Promise<unknown>((resolve) => child.once('message', resolve));
  await said();
  return {
    work(hour: Hour): Promise<HourDone> {
      const answer = said();
      child.send(hour);
      return answer as Promise<HourDone>;
    },
    end: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.send(null as unknown as Hour);
      }),
  };
}

/** What our own ledger says, asked as anybody would. */
async function spentByLedger(): Promise<string> {
  const engine = await createEngineHere({ dataDir, logger: silent, clock: () => now, schedule: false });
  const response = await engine.fetch(
    new Request(`http://bench/api/v1/api-spend?from=2026-10-01&to=2026-11-01`),
    admin
  );
  const { total } = (await response.json()) as { total: { amount: string } };
  await engine.close();
  return total.amount;
}

/** Whole numbers from 0 to n − 1, the same in every run. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
