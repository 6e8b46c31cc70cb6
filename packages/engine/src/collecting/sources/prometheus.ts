import { collectMetrics } from '@smartcloudops/ingest';
import { PROMETHEUS_FACTS, prometheusSource } from '@smartcloudops/prometheus';

import type { ConnectionSettings } from '../../engine.ts';
import { EngineError } from '../../errors.ts';
import { LEASE_MS } from '../collect-costs.ts';
import type { Collectable } from './collectable.ts';

/** Spans of history that one answer does not hold are asked for anew for each series, so there are few of them. */
const STEPS_AT_FIRST = 6000;
const DAY_SECONDS = 86_400;

/** Days of history at first contact: as for other metrics, but fewer where values are close together. */
function historyDaysOf({ metrics, prometheus }: ConnectionSettings): number {
  const { stepSeconds = 3600 } = prometheus ?? {};
  return Math.min(metrics?.historyDays ?? 60, Math.floor((STEPS_AT_FIRST * stepSeconds) / DAY_SECONDS));
}

/** Measurements of what a Prometheus scrapes, beside those of CloudWatch. */
export const PROMETHEUS: Collectable = {
  facts: PROMETHEUS_FACTS,
  inDemo: false,
  lacks: ({ prometheus }) =>
    prometheus ? null : 'No Prometheus is named. Give its address in the setting prometheus.url to switch it on.',
  async collect({ warehouse, clock, logger }, settings, { signal, onProgress }) {
    const { prometheus, id } = settings;
    if (!prometheus) throw new EngineError('ENGINE_INTERNAL', 'The connection has no Prometheus.');
    const source = prometheusSource(prometheus);
    try {
      const { state, values, calls, message, refused, error } = await collectMetrics({
        ...{ warehouse, clock: { now: clock }, logger, source, connection: id, leaseMs: LEASE_MS },
        historyDays: historyDaysOf(settings),
        // Nobody charges for them, and the fence against errors of ours is the rhythm.
        callsPerMonth: Number.MAX_SAFE_INTEGER,
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      return {
        state: state === 'done' && refused.length > 0 ? 'partial' : state,
        ...{ stored: values, calls, spent: '0', message, code: error?.code ?? null },
        problems: refused.map((told) => ({
          ...{ kind: 'measurement', scope: null, code: 'PROMETHEUS_QUERY_REFUSED', message: told, missing: null },
        })),
      };
    } finally {
      source.close();
    }
  },
};
