import type { Engine } from '@smartcloudops/engine';
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
  collect_lag_seconds: 'Age of the oldest last collection.',
  data_version: 'Version of the data; grows with every change.',
  answer_cache_hits_total: 'Answers given from memory.',
  answer_cache_misses_total: 'Answers made from the warehouse.',
};
const PREFIX = 'smartcloudops_';

export function backendMetrics(engine: () => Promise<Pick<Engine, 'metrics'>>): BackendMetrics {
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
  const gauges = Object.entries(GAUGES).map(([name, help]) => ({ name, gauge: new Gauge({ name: PREFIX + name, help, registers: [registry] }) }));
  // One gauge fetches for all: the engine answers everything at once.
  new Gauge({
    name: `${PREFIX}up`,
    help: 'Whether the warehouse answers.',
    registers: [registry],
    async collect() {
      try {
        const figures = await (await engine()).metrics();
        for (const { name, gauge } of gauges) gauge.set(figures[name] ?? 0);
        this.set(1);
      } catch {
        this.set(0);
      }
    },
  });
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
