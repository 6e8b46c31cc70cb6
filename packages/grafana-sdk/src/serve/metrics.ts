import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Endpoint } from './backend.ts';

type Outcome = 'ok' | 'error' | 'cancelled';

export interface Metrics {
  /** Starts a clock; the returned function stops it. */
  start(endpoint: Endpoint): (outcome: Outcome) => void;
  /** Text exposition of the SDK's metrics and the plugin's own. */
  text(): Promise<string>;
}

/** Requests by endpoint and outcome, their duration, and the state of the process. */
export function createMetrics(own: Registry | undefined): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'grafana_plugin_backend_requests_total',
    help: 'Calls by Grafana.',
    labelNames: ['endpoint', 'outcome'] as const,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'grafana_plugin_backend_request_duration_seconds',
    help: 'Time from call to answer.',
    labelNames: ['endpoint'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  return {
    start: (endpoint) => {
      const since = performance.now();
      return (outcome) => {
        requests.inc({ endpoint, outcome });
        seconds.observe({ endpoint }, (performance.now() - since) / 1000);
      };
    },
    text: () => (own ? Registry.merge([registry, own]) : registry).metrics(),
  };
}
