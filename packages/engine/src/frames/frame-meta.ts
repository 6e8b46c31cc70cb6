import type { DataFrame, FrameType, Notice, Query } from '@smartcloudops/contract';
import type { Coverage } from '@smartcloudops/warehouse';

import { originOf } from '../provenance/origin-of.ts';
import { staleNotice } from './stale-notice.ts';

/** What is known about an answer besides its numbers. */
export interface AnswerContext {
  readonly query: Query;
  /** `CostStore.dataVersion()` when the answer was made. */
  readonly dataVersion: number;
  /** Epoch ms. */
  readonly now: number;
}

interface Provenance {
  readonly coverage: Coverage;
  readonly currency: string | null;
  readonly estimatedFrom: number | null;
  readonly notices: readonly Notice[];
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function frameMeta(type: FrameType, answer: Provenance, context: AnswerContext): DataFrame['meta'] {
  const { coverage, currency, estimatedFrom } = answer;
  const { query, dataVersion, now } = context;
  const stale = staleNotice(coverage, Date.parse(query.timeRange.to), now);
  const notices = [...answer.notices, ...(stale ? [stale] : [])];
  return {
    type,
    // Grafana's alerting and expressions trust a type only when it comes with its version.
    typeVersion: [0, 1],
    ...(notices.length > 0 ? { notices } : {}),
    custom: {
      source: coverage.sources,
      ...originOf({ coverage, estimated: estimatedFrom !== null }, context),
      freshness: iso(coverage.loadedAt),
      coverage: { from: iso(coverage.from), to: iso(coverage.to) },
      estimatedFrom: iso(estimatedFrom),
      currency,
      dataVersion,
    },
    executedQueryString: JSON.stringify(query),
  };
}
