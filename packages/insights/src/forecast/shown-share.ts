import { DAY_MS, decimalToNumber, periodEnd, periodStart } from '@smartcloudops/focus';

import { sumDays } from '../bill/daily-costs.ts';
import type { GroupCosts } from './group-costs.ts';
import type { CostHistory } from './read-history.ts';

const RECENT_DAYS = 28;

/**
 * How much of the running month's metered cost the bill shows already, 0 to 1: what is there, days that are filling up included,
 * beside what the month comes to when the days left are like the last four weeks.
 */
export function shownShare(
  { all, booked }: GroupCosts,
  { window: { origin }, dataEnd }: Pick<CostHistory, 'window' | 'dataEnd'>
): number {
  const metered = (from: number, to: number) =>
    decimalToNumber(booked.reduce((sum, one) => sum - sumDays(one, from, to), sumDays(all, from, to)));
  const [start, end] = [periodStart(origin, 'month'), periodEnd(origin, 'month')];
  const month =
    metered(start, origin) + ((end - origin) / DAY_MS / RECENT_DAYS) * metered(origin - RECENT_DAYS * DAY_MS, origin);
  const shown = metered(start, Math.min(end, dataEnd));
  if (!(month > 0 && shown >= 0)) return Math.min(1, (dataEnd - start) / (end - start));
  return Math.min(1, shown / month);
}
