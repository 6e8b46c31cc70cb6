import type { Engine, SourceFigures } from '@smartcloudops/engine';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The plugin's own figures, beside those of the SDK. */
export interface BackendMetrics {
  readonly registry: Registry;
  /** Times one query and counts how it ended. */
  observe<Answer>(queryType: string, answer: () => Promise<Answer>): Promise<Answer>;
}

/** Figures of the engine that are shown as gauges: name → help. */
const GAUGES: Readonly<Record<string, string>> = {
  connections: 'Connections known.',
  connections_broken: 'Connections whose settings cannot be opened.',
  collections_failed: 'Connections whose last collection failed.',
  billed_calls_month: 'Billable AWS calls this calendar month.',
  spend_month_usd: 'US dollars spent on billable AWS calls this calendar month.',
  metric_series: 'Series of measurements stored.',
  metric_collections_failed: 'Connections whose last collection of measurements failed.',
  free_calls_month: 'Free AWS calls for measurements this calendar month.',
  collect_lag_seconds: 'Age of the oldest last collection.',
  sources_collected: 'Sources that are collected, over all connections.',
  sources_failing: 'Sources that brought less than they should the last time they were asked.',
  source_lag_seconds_max: 'How long the latest source is overdue.',
  data_version: 'Version of the data; grows with every change.',
  answer_cache_hits_total: 'Answers given from memory.',
  answer_cache_misses_total: 'Answers made from the warehouse.',
};
const PREFIX = 'smartcloudops_';

/** Figures of each source, with the labels connection and source. */
const SOURCE_GAUGES: Readonly<
  Record<string, { readonly help: string; readonly of: (figures: SourceFigures) => number | null }>
> = {
  source_failing: {
    help: '1 when the source brought less than it should the last time it was asked.',
    of: ({ failing }) => (failing ? 1 : 0),
  },
  source_lag_seconds: { help: 'How long the source is overdue.', of: ({ lagSeconds }) => lagSeconds },
  source_last_success_timestamp_seconds: {
    help: 'When the source was last had.',
    of: ({ lastSuccess }) => (lastSuccess === null ? null : lastSuccess / 1000),
  },
};

export function backendMetrics(engine: () => Promise<Pick<Engine, 'metrics' | 'sourceFigures'>>): BackendMetrics {
  const registry = new Registry();
  const queries = new Counter({
    name: `${PREFIX}queries_total`,
    help: 'Queries by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: `${PREFIX}query_seconds`,
    help: 'Time to answer a query.',
    labelNames: ['type'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const figures = shared(async () => (await engine()).metrics());
  for (const [name, help] of Object.entries(GAUGES)) {
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [registry],
      async collect() {
        const value = (await figures().catch(() => null))?.[name];
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }
  const bySource = shared(async () => (await engine()).sourceFigures());
  for (const [name, { help, of }] of Object.entries(SOURCE_GAUGES)) {
    new Gauge({
      name: PREFIX + name,
      help,
      labelNames: ['connection', 'source'],
      registers: [registry],
      async collect() {
        const known = await bySource().catch(() => []);
        // What is not collected any more is no series any more.
        this.reset();
        for (const one of known) {
          const value = of(one);
          if (value !== null) this.set({ connection: one.connection, source: one.source }, value);
        }
      },
    });
  }
  return {
    registry,
    async observe(type, answer) {
      const stop = seconds.startTimer({ type });
      try {
        const given = await answer();
        queries.inc({ type, outcome: 'ok' });
        return given;
      } catch (error) {
        queries.inc({ type, outcome: 'error' });
        throw error;
      } finally {
        stop();
      }
    },
  };
}

/** All gauges of one scrape ask at the same time; one asking is enough. */
function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | null = null;
  return () =>
    (asking ??= ask().finally(() => {
      asking = null;
    }));
}
