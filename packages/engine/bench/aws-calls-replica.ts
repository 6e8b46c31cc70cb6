/**
 * One of several processes that serve the same people: told an hour of a simulated month at a time, it answers the dashboards and
 * alert rules of that hour and collects when collecting is due.
 */
import { createEngineHere } from '@smartcloudops/engine/here';
import { parseQuery } from '@smartcloudops/engine';
import type { ConnectionSettings, Principal } from '@smartcloudops/engine';
import { DAY_MS, HOUR_MS, periodStart } from '@smartcloudops/focus';

import { ALERT_RULES, PANELS } from './aws-calls-questions.ts';

/** What a replica is told of one hour. */
export interface Hour {
  readonly start: number;
  /** Alert rules that it evaluates each minute, by their number. */
  readonly rules: readonly number[];
  /** Minutes at which somebody opens or refreshes the dashboard here, one entry per refresh. */
  readonly refreshes: readonly number[];
  readonly collects: boolean;
}
export interface HourDone {
  readonly answers: number;
  readonly failures: readonly string[];
}

const [dataDir = '', settingsText = '{}'] = process.argv.slice(2);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'grafana_scheduler', role: 'admin', connections: null };
const settings = JSON.parse(settingsText) as ConnectionSettings;
let now = 0;

const engine = await createEngineHere({ dataDir, logger: silent, clock: () => now, schedule: false });
await engine.connect(settings);

const range = (days: number) => {
  const from = days === 0 ? periodStart(now, 'month') : now - days * DAY_MS;
  // Within the first minute of a month, the month so far is the minute that begins.
  return { from: new Date(Math.min(from, now - 60_000)).toISOString(), to: new Date(now).toISOString() };
};

async function work({ start, rules, refreshes, collects }: Hour): Promise<HourDone> {
  let answers = 0;
  const failures: string[] = [];
  const ask = async (question: (typeof PANELS)[number]) => {
    try {
      await engine.query(parseQuery({ ...question.query, timeRange: range(question.days) }), admin);
      answers += 1;
    } catch (error) {
      failures.push(String(error));
    }
  };
  now = start;
  if (collects) await engine.collect(settings.id);
  const perMinute = Map.groupBy(refreshes, (minute) => minute);
  for (let minute = 0; minute < 60; minute++) {
    now = start + minute * (HOUR_MS / 60);
    for (const rule of rules) await ask(ALERT_RULES[rule] as (typeof ALERT_RULES)[number]);
    for (const _ of perMinute.get(minute) ?? []) await Promise.all(PANELS.map(ask));
  }
  return { answers, failures: failures.slice(0, 3) };
}

process.on('message', (hour: Hour | null) => {
  if (hour === null) void engine.close().then(() => process.disconnect?.());
  else void work(hour).then((done) => process.send?.(done));
});
process.send?.('ready');
