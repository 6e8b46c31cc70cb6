import { setTimeout as sleep } from 'node:timers/promises';

import { tellOfInactive } from '../answers/activated-tags.ts';
import { mainCharges } from '../collecting/main-charges.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ConnectionSettings, HealthReport } from '../engine.ts';
import { sourceStatusJson } from '../json/source-status.ts';
import { filesHealth } from './files-health.ts';
import { healthDetails } from './health-details.ts';
import { obstacle } from './obstacle.ts';
import { metricState } from './metric-state.ts';
import type { MetricState } from './metric-state.ts';
import { sourceState } from './source-state.ts';
import { sourceStatuses } from './source-status.ts';
import { sourceTroubles } from './source-troubles.ts';
import { tableTrouble } from './table-trouble.ts';
import { ago, day } from './words.ts';

/** Somebody pressed "Save & test" and is waiting; by then the first data are usually there. */
const PATIENCE_MS = 8_000;

const error = (message: string, details: HealthReport['details'] = {}): HealthReport => ({
  status: 'error',
  message,
  details,
});

/** Waits a little for the collection under way or about to start, so that the first look at a new connection shows data. */
async function waitForRun(context: EngineContext, settings: ConnectionSettings, signal?: AbortSignal): Promise<void> {
  const main = mainCharges(context, settings);
  const patience = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])]);
  const pause = (ms: number) => sleep(ms, null, { signal: patience, ref: false }).catch(() => null);
  const due = () => (main.nextRun() ?? Infinity) <= context.clock();
  while (!patience.aborted && main.current() === null && due()) await pause(20);
  const run = main.current();
  if (run) await Promise.race([run.catch(() => null), pause(PATIENCE_MS)]);
}

/** Says whether a connection works and, if not, what to do. */
export async function connectionHealth(
  context: EngineContext,
  id: string,
  signal?: AbortSignal
): Promise<HealthReport> {
  const { answers, collector, clock } = context;
  const known = (await answers.connections(null)).find((one) => one.id === id);
  if (!known) return error(`The connection "${id}" is not known yet. Save it once more.`);
  if (known.kind === 'broken') return error(known.message, { code: known.code });
  const { settings } = known;
  if (settings.kind === 'files') return filesHealth(context, settings);

  const [probe] = await Promise.all([
    settings.kind === 'aws' ? collector.probe(settings, { signal }) : null,
    waitForRun(context, settings, signal),
  ]);
  const [state, metrics, sources, tags] = await Promise.all([
    sourceState(context, settings),
    metricState(context, id),
    sourceStatuses(context, settings),
    answers.activatedTags({ connections: [id] }),
  ]);
  const details = {
    ...healthDetails(settings, probe, state, metrics, clock()),
    sources: sources.map(sourceStatusJson),
  };
  const problem = (await tableTrouble(answers, settings)) ?? obstacle(settings, probe, state);
  if (problem !== null) return error(problem, details);
  const found = probe?.found ? ` ${probe.found}` : '';
  if (!state.coverage) {
    const what = state.running ? 'The first collection is running' : 'The first collection is about to start';
    return { status: 'ok', message: `${what}; data appear when it is done.${found}`, details };
  }
  const what = probe?.identity ? `AWS account ${probe.identity.accountId}: cost data` : 'Cost data';
  const untagged = tellOfInactive(tags, settings.tagKeys ?? []);
  const { lastSuccess } = state.record ?? { lastSuccess: null };
  const collected = state.running
    ? ', more is being collected'
    : lastSuccess === null
      ? ''
      : `, collected ${ago(clock() - lastSuccess)}`;
  return {
    status: 'ok',
    message: `${what} from ${day(state.coverage.from)} to ${day(state.coverage.to - 1)}${collected}.${found}${metricTrouble(metrics)}${sourceTroubles(settings, sources)}${untagged === null ? '' : ` ${untagged}`}`,
    details,
  };
}

/** Measurements that fail don't make the connection bad: its money is there. */
function metricTrouble({ record, running }: MetricState): string {
  const failed = !running && record !== null && record.report.state !== 'done';
  return failed ? ` Metrics are not collected: ${record.report.message}` : '';
}
