import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import { busiest } from './busiest.ts';
import { coarser, foldOf } from './coarser.ts';
import { measuredSeries } from './measured-series.ts';
import type { MetricDeps } from './metric-deps.ts';
import type { MetricProvenance, MetricQuestion } from './metric-question.ts';
import { onAxis } from './on-axis.ts';

export type MetricGrain = 'step' | 'hour' | 'day';

export interface MetricHistoryQuery extends MetricQuestion {
  readonly grain: MetricGrain;
  /** Series shown at most, those with the highest mean. */
  readonly topN: number;
}

export interface MetricHistory extends MetricProvenance {
  readonly grain: MetricGrain;
  readonly stepMs: number;
  /** Starts of the steps, from the first to the last with a value. */
  readonly times: readonly number[];
  /** Highest mean first. */
  readonly series: readonly {
    readonly labels: Readonly<Record<string, string>>;
    /** One per time; null where nothing is known. */
    readonly values: readonly (number | null)[];
  }[];
}

const GRAIN_MS = { step: 0, hour: HOUR_MS, day: DAY_MS } as const;

/** What was measured. Series of different steps are brought to the coarsest of them. */
export async function metricHistory(deps: MetricDeps, query: MetricHistoryQuery): Promise<MetricHistory> {
  const wantedMs = GRAIN_MS[query.grain];
  // A coarse step that the range cuts would be made of a part of its values.
  const from = wantedMs === 0 ? query.from : Math.floor(query.from / wantedMs) * wantedMs;
  const { readings, aggregation, notices, ...provenance } = await measuredSeries(deps, query, from, query.to);
  const stepMs = Math.max(wantedMs, ...readings.map(({ series }) => series.stepMs));
  const found = readings.flatMap(({ series: { labels, stepMs: own }, start, values }) =>
    aggregation === null ? [] : [{ labels, ...coarser({ start, stepMs: own, values }, stepMs, foldOf(aggregation)) }]
  );
  const { shown, notices: more } = busiest(found, query.topN);
  const { times, columns } = onAxis(shown, stepMs);
  return {
    ...provenance,
    aggregation,
    grain: query.grain,
    stepMs,
    times,
    series: shown.map(({ labels }, i) => ({ labels, values: columns[i] ?? [] })),
    notices: [...notices, ...more],
  };
}
