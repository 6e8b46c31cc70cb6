import { periodStart } from '@smartcloudops/focus';
import type { Aggregate, AggregateQuery, CostStore } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import { isoDay } from './iso-day.ts';

/** Sources that tell of whole months alone are named so; each of their charges stands on the first of its month. */
const isMonthly = (source: string): boolean => source.endsWith('-monthly');

/**
 * What a reader must know where months long past are known as a whole only: that days of them are unknown but the months are not, or
 * that a range which cuts such a month counts it where it begins.
 */
export async function wholeMonthNotices(
  costs: Pick<CostStore, 'aggregate'>,
  query: AggregateQuery,
  { coverage }: Aggregate
): Promise<readonly Notice[]> {
  const { grain, from, to } = query;
  if (grain === 'month' || grain === 'total') {
    return coverage.sources.some(isMonthly) && periodStart(from, 'month') !== from
      ? [
          {
            severity: 'info',
            text: `Part of the range is known by whole months, which count where they begin; this range begins amid one. Begin it on ${isoDay(periodStart(from, 'month'))}.`,
          },
        ]
      : [];
  }
  const known = coverage.from ?? to;
  if (from >= known || from >= to) return [];
  const before = await costs
    .aggregate({ ...query, groupBy: [], filters: [], to: Math.min(known, to), grain: 'total' })
    .catch(() => null);
  return before?.coverage.sources.some(isMonthly)
    ? [
        {
          severity: 'info',
          text: `Before ${isoDay(known)} whole months are known, but not their ${grain}s: ask by month to see them.`,
        },
      ]
    : [];
}
