import { rankWarnings } from '@smartcloudops/analytics';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import { coarser, highest, lowest } from './coarser.ts';
import { limitRisk } from './limit-risk.ts';
import type { LimitRisk } from './limit-risk.ts';
import { living, shortNotices } from './living.ts';
import { measuredSeries } from './measured-series.ts';
import type { MetricDeps } from './metric-deps.ts';
import type { MetricProvenance, MetricQuestion, TooFewMeasurements } from './metric-question.ts';
import { pastOf } from './past-of.ts';
import { seasonOf } from './season-of.ts';
import { wholeSteps } from './whole-steps.ts';

export interface CapacityQuery extends MetricQuestion {
  /** In the metric's unit. */
  readonly limit: number;
  readonly direction: 'above' | 'below';
  readonly horizonDays: number;
  /** Series given at most, the most urgent. */
  readonly topN: number;
}

export interface CapacitySeries extends LimitRisk {
  readonly labels: Readonly<Record<string, string>>;
  /** The latest value. */
  readonly current: number;
  /** The worst of the last whole step: what the forecast goes on from. */
  readonly worst: number;
  /** Probability, halved for every week until then. */
  readonly urgency: number;
}

export interface Capacity extends MetricProvenance {
  readonly kind: 'capacity';
  readonly limit: number;
  readonly direction: 'above' | 'below';
  readonly horizonDays: number;
  /** What was forecast: hours, or the worst value of each day. */
  readonly by: 'hours' | 'days';
  /** Most urgent first. */
  readonly series: readonly CapacitySeries[];
}

/** So near a limit is watched by hours; farther ahead each hour is noise, and the worst of a day is what matters. */
const HOURLY_DAYS = 3;
const LEARNED = { hours: 720, days: 400 } as const;
const NEEDED = { hours: 48, days: 7 } as const;
/** Each takes some 20 ms (days) to 100 ms (hours) of one core. */
const MOST_SERIES = { hours: 60, days: 200 } as const;

/**
 * Which limits will be crossed, and when: early warnings, most urgent first. Values are the worst of each step on the side of the
 * limit (the day's highest for a limit above, its lowest for one below), whatever the aggregation.
 * @throws what `checkpoint` does
 */
export async function capacity(deps: MetricDeps, query: CapacityQuery): Promise<Capacity | TooFewMeasurements> {
  const { limit, direction, horizonDays, topN } = query;
  const now = query.asOf ?? deps.clock();
  const by = horizonDays <= HOURLY_DAYS ? 'hours' : 'days';
  const wantedMs = by === 'hours' ? HOUR_MS : DAY_MS;
  const need = NEEDED[by];
  const measured = await measuredSeries(deps, query, now - LEARNED[by] * wantedMs, now);
  const { readings, aggregation, ...provenance } = measured;
  if (aggregation === null || readings.length === 0) return { kind: 'insufficient-history', have: 0, need, unit: by };
  const stepMs = Math.max(wantedMs, ...readings.map(({ series }) => series.stepMs));
  const worst = direction === 'above' ? highest : lowest;

  const all = readings.map(({ series: { labels, stepMs: own }, start, values }) => {
    const steps = { start, stepMs: own, values };
    const current = values.findLast((value) => !Number.isNaN(value)) ?? NaN;
    const past = pastOf(wholeSteps(steps, coarser(steps, stepMs, worst)), aggregation, LEARNED[by]);
    return { labels, current, ...past };
  });
  const long = all.filter(({ y }) => y.length >= need);
  if (long.length === 0)
    return { kind: 'insufficient-history', have: Math.max(...all.map(({ y }) => y.length)), need, unit: by };
  const { going, notices: gone } = living(long);
  const nearest = going.toSorted((a, b) => (direction === 'above' ? b.current - a.current : a.current - b.current));
  const looked = nearest.slice(0, MOST_SERIES[by]);

  const risks: (Omit<CapacitySeries, 'urgency'> & { readonly severity: 1; readonly steps: number | null })[] = [];
  for (const { labels, current, y, end } of looked) {
    await deps.checkpoint?.(risks.length, looked.length);
    const risk = limitRisk(
      { y, end, stepMs, current, seasonLength: seasonOf(stepMs) },
      { limit, direction, now, until: now + horizonDays * DAY_MS }
    );
    risks.push({ labels, current, worst: y.at(-1) ?? NaN, ...risk, severity: 1, steps: risk.days?.median ?? null });
  }
  const ranked = rankWarnings(risks).map(({ severity: _, steps: __, ...one }) => one);
  const unseen = going.length - looked.length;
  const rest = ranked.length - Math.min(ranked.length, topN);
  return {
    kind: 'capacity',
    ...provenance,
    aggregation,
    limit,
    direction,
    horizonDays,
    by,
    series: ranked.slice(0, topN),
    notices: [
      ...provenance.notices,
      ...gone,
      ...shortNotices(all.length - long.length, need, by),
      ...(unseen > 0
        ? [
            info(
              `${unseen} of ${going.length} series, those farthest from the limit, are not forecast. Filter by labels to see them.`
            ),
          ]
        : []),
      ...(rest > 0 ? [info(`${rest} less urgent series are not shown. Filter by labels, or raise "topN".`)] : []),
    ],
  };
}

const info = (text: string) => ({ severity: 'info', text }) as const;
