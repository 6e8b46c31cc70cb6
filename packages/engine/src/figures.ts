import type { EngineContext } from './engine-context.ts';
import { metricState } from './health/metric-state.ts';
import { sourceState } from './health/source-state.ts';
import { sourceFigures } from './source-figures.ts';

/** Figures for a host's metrics page. Spend of demo connections is the twin's and left out: it is not money. */
export async function figures(context: EngineContext): Promise<Readonly<Record<string, number>>> {
  const { answers, clock } = context;
  const [known, counts, sources] = await Promise.all([
    answers.connections(null),
    answers.figures(null),
    sourceFigures(context),
  ]);
  const open = known.flatMap((one) => (one.kind === 'open' ? [one.settings] : []));
  const states = await Promise.all(
    open.map(async (settings) => ({
      settings,
      state: await sourceState(context, settings),
      metrics: await metricState(context, settings.id),
    }))
  );
  const real = states.filter(({ settings }) => settings.kind === 'aws');
  const lags = states.flatMap(({ settings, state }) =>
    settings.kind !== 'files' && state.record?.lastSuccess != null ? [clock() - state.record.lastSuccess] : []
  );
  return {
    connections: known.length,
    connections_broken: known.length - open.length,
    collections_failed: states.filter(({ state }) => state.record?.report.state === 'failed').length,
    billed_calls_month: real.reduce((sum, { state }) => sum + state.billedCalls, 0),
    spend_month_usd: real.reduce((sum, { state }) => sum + Number(state.spent), 0),
    metric_series: states.reduce((sum, { metrics }) => sum + metrics.series, 0),
    metric_collections_failed: states.filter(({ metrics }) => metrics.record?.report.state === 'failed').length,
    free_calls_month: real.reduce((sum, { metrics }) => sum + metrics.calls, 0),
    collect_lag_seconds: lags.length === 0 ? 0 : Math.round(Math.max(...lags) / 1000),
    sources_collected: sources.length,
    sources_failing: sources.filter(({ failing }) => failing).length,
    source_lag_seconds_max: Math.max(0, ...sources.map(({ lagSeconds }) => lagSeconds ?? 0)),
    data_version: counts.dataVersion,
    answer_cache_hits_total: counts.cacheHits,
    answer_cache_misses_total: counts.cacheMisses,
  };
}
