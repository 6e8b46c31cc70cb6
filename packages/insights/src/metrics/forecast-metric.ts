import { predict } from '@smartcloudops/analytics';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import type { Notice } from '../notice.ts';
import { busiest } from './busiest.ts';
import { coarser, foldOf } from './coarser.ts';
import { living, shortNotices } from './living.ts';
import { measuredSeries } from './measured-series.ts';
import type { MetricDeps } from './metric-deps.ts';
import type { MetricProvenance, MetricQuestion, TooFewMeasurements } from './metric-question.ts';
import { pastOf } from './past-of.ts';
import { seasonOf } from './season-of.ts';

export interface ForecastMetricQuery extends MetricQuestion {
  /** Hours to forecast; null: to the end of the range, at least a day. */
  readonly horizon: number | null;
  readonly level: readonly number[];
  /** Series forecast at most, those with the highest mean. */
  readonly topN: number;
}

type Values = readonly (number | null)[];

export interface MetricForecastSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** One per time; null where nothing is known, and from `forecastFrom` on. */
  readonly actual: Values;
  /** From `forecastFrom` on, null before. */
  readonly point: Values;
  /** In the order of the query's levels. */
  readonly intervals: readonly { readonly level: number; readonly lower: Values; readonly upper: Values }[];
}

export interface MetricForecast extends MetricProvenance {
  readonly kind: 'forecast';
  readonly stepMs: number;
  /** Starts of the steps, from the query's `from` to the end of the forecast. */
  readonly times: readonly number[];
  readonly forecastFrom: number;
  readonly series: readonly MetricForecastSeries[];
}

/** Six weeks of hours: on the twin's machines 1,440 were no better and took half as long again. */
const LEARNED_STEPS = 1008;
const FARTHEST_STEPS = 720;

/**
 * How measurements go on, hour by hour: actual values, then the forecast with its intervals, for each series by itself.
 * @throws what `checkpoint` does
 */
export async function forecastMetric(
  deps: MetricDeps,
  query: ForecastMetricQuery
): Promise<MetricForecast | TooFewMeasurements> {
  const now = query.asOf ?? deps.clock();
  const learnedFrom = Math.floor(now / HOUR_MS - LEARNED_STEPS) * HOUR_MS;
  const measured = await measuredSeries(deps, query, Math.min(query.from, learnedFrom), now);
  const { readings, aggregation, ...provenance } = measured;
  const stepMs = Math.max(HOUR_MS, ...readings.map(({ series }) => series.stepMs));
  const seasonLength = seasonOf(stepMs);
  const unit = stepMs < DAY_MS ? 'hours' : 'days';
  const need = 2 * seasonLength;
  if (aggregation === null || readings.length === 0) return { kind: 'insufficient-history', have: 0, need, unit };

  const all = readings.map(({ series: { labels, stepMs: own }, start, values }) => {
    const steps = coarser({ start, stepMs: own, values }, stepMs, foldOf(aggregation));
    return { labels, ...steps, ...pastOf(steps, aggregation, LEARNED_STEPS) };
  });
  const long = all.filter(({ y }) => y.length >= need);
  if (long.length === 0)
    return { kind: 'insufficient-history', have: Math.max(...all.map(({ y }) => y.length)), need, unit };
  const { going, newest: origin, notices: gone } = living(long);
  const { shown, notices: hidden } = busiest(going, query.topN);

  const wanted = query.horizon === null ? Math.max(query.to, origin + DAY_MS) : origin + query.horizon * HOUR_MS;
  const steps = Math.min(FARTHEST_STEPS, Math.max(1, Math.ceil((wanted - origin) / stepMs)));
  const end = origin + steps * stepMs;
  const from = Math.min(Math.ceil(query.from / stepMs) * stepMs, origin);
  const times = Array.from({ length: (end - from) / stepMs }, (_, i) => from + i * stepMs);
  const before = times.length - steps;

  const series: MetricForecastSeries[] = [];
  for (const one of shown) {
    await deps.checkpoint?.(series.length, shown.length);
    // One that ends earlier is forecast from its own end on; what is shown begins where all are.
    const lag = (origin - one.end) / stepMs;
    const { point, intervals } = predict(one.y, { horizon: steps + lag, seasonLength, level: query.level });
    const ahead = (values: readonly number[]): Values => [...new Array<null>(before).fill(null), ...values.slice(lag)];
    series.push({
      labels: one.labels,
      actual: times.map((time) => {
        const value = time < origin ? (one.values[(time - one.start) / stepMs] ?? NaN) : NaN;
        return Number.isNaN(value) ? null : value;
      }),
      point: ahead(point),
      intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: ahead(lower), upper: ahead(upper) })),
    });
  }
  return {
    kind: 'forecast',
    ...provenance,
    aggregation,
    stepMs,
    times,
    forecastFrom: origin,
    series,
    notices: [
      ...provenance.notices,
      ...gone,
      ...shortNotices(all.length - long.length, need, unit),
      ...hidden,
      ...horizonNotices(wanted, end, stepMs),
    ],
  };
}

function horizonNotices(wanted: number, end: number, stepMs: number): readonly Notice[] {
  if (wanted - end < stepMs) return [];
  const text = `The forecast ends at ${new Date(end).toISOString()}; farther ahead single steps cannot be told. For weeks ahead ask for "capacity".`;
  return [{ severity: 'info', text }];
}
