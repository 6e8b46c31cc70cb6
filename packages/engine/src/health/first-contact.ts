import type { Notice } from '@smartcloudops/contract';

import { mainCharges } from '../collecting/main-charges.ts';
import { COLLECTABLE } from '../collecting/sources/source-table.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ConnectionSettings, CollectProgress } from '../engine.ts';
import { metricState } from './metric-state.ts';
import type { MetricState } from './metric-state.ts';
import { obstacle } from './obstacle.ts';
import { sourceState } from './source-state.ts';
import type { SourceState } from './source-state.ts';

/** A connection whose history was never collected wholly. */
export interface Unfinished {
  /** It is on its way; otherwise something stands in the way. */
  readonly collecting: boolean;
  readonly notice: Notice;
  /** Where its charges begin so far, epoch ms. History comes newest first. */
  readonly coveredFrom: number | null;
}

export interface FirstContact {
  /**
   * The unfinished among the connections of a question; null for all. Those that were collected once cost nothing to ask.
   * @param reads what the question is about; absent: charges
   */
  unfinished(connections: readonly string[] | null, reads?: 'measurements'): Promise<readonly Unfinished[]>;
}

function unfinishedOf(settings: ConnectionSettings, state: SourceState, progress: CollectProgress | null): Unfinished {
  const { running, coverage } = state;
  // While a run is under way, how the last one ended is past.
  const known = running ? { ...state, record: null } : state;
  const capped = known.record?.report.state === 'cap-reached' ? known.record.report.message : null;
  const problem = obstacle(settings, null, known) ?? capped;
  const coveredFrom = coverage?.from ?? null;
  if (problem !== null) return { collecting: false, notice: { severity: 'warning', text: problem }, coveredFrom };
  const whose = settings.kind === 'demo' ? "The demo account's history" : `The history of "${settings.name}"`;
  const text = `${whose} is being collected${percentOf(progress)}. Panels fill by themselves when they refresh.`;
  return { collecting: true, notice: { severity: 'info', text }, coveredFrom };
}

function unmeasuredOf(
  { kind, name }: ConnectionSettings,
  { record, coverage, running }: MetricState,
  progress: CollectProgress | null
): Unfinished {
  const coveredFrom = coverage?.from ?? null;
  if (record !== null && !running)
    return { collecting: false, notice: { severity: 'warning', text: record.report.message }, coveredFrom };
  const whose = kind === 'demo' ? "The demo account's metrics" : `The metrics of "${name}"`;
  const text = `${whose} are being collected${percentOf(progress)}, after the charges. Panels fill by themselves when they refresh.`;
  return { collecting: true, notice: { severity: 'info', text }, coveredFrom };
}

const percentOf = (progress: CollectProgress | null) =>
  progress && progress.total > 0 ? ` (${Math.floor((100 * progress.done) / progress.total)} %)` : '';

/** Knows which scheduled connections have not been collected yet, and why. It is asked anew with every question. */
export function firstContact(context: Pick<EngineContext, 'answers' | 'runs' | 'schedules' | 'clock'>): FirstContact {
  const { answers, runs, schedules } = context;
  const finished = new Set<string>();

  async function look(id: string): Promise<readonly Unfinished[]> {
    const known = (await answers.connections(null)).find((one) => one.id === id);
    if (known?.kind !== 'open') return [];
    const { settings } = known;
    const main = mainCharges(context, settings);
    if (main.nextRun() === null) return [];
    const state = await sourceState(context, settings);
    if (state.record?.lastSuccess != null) {
      finished.add(id);
      return [];
    }
    return [unfinishedOf(settings, state, main.progress())];
  }

  /** Connections that any source of charges is collected for. */
  function scheduledForCharges(): readonly string[] {
    const others = COLLECTABLE.filter(({ facts }) => facts.delivers === 'charges').map(({ facts }) => facts.name);
    const all = [schedules.charges, ...others.flatMap((name) => schedules.sources.get(name) ?? [])];
    return [...new Set(all.flatMap((schedule) => schedule.list()))];
  }

  const measured = new Set<string>();

  async function lookAtMetrics(id: string): Promise<readonly Unfinished[]> {
    const [state, known] = await Promise.all([metricState(context, id), answers.connections(null)]);
    if (state.record?.lastSuccess != null) {
      measured.add(id);
      return [];
    }
    return known.flatMap((one) =>
      one.id === id && one.kind === 'open' ? [unmeasuredOf(one.settings, state, runs.metrics.progress(id))] : []
    );
  }

  return {
    async unfinished(connections, reads) {
      const isAsked = (id: string) => connections?.includes(id) ?? true;
      const [schedule, done, lookAt] =
        reads === 'measurements'
          ? ([schedules.metrics, measured, lookAtMetrics] as const)
          : ([{ list: scheduledForCharges }, finished, look] as const);
      const open = schedule.list().filter((id) => !done.has(id) && isAsked(id));
      return (await Promise.all(open.map(lookAt))).flat();
    },
  };
}
