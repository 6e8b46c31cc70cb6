import type { FrameField, RecommendationGroup } from '@smartcloudops/contract';
import { DAY_MS } from '@smartcloudops/focus';
import type { SavingDay } from '@smartcloudops/insights';

import { moneyField } from './money-field.ts';
import { groupRecommendations } from './recommendation-groups.ts';

/**
 * Counted savings by day, a column per group and currency; a group that was not there on a day had nothing to save. Days of the range
 * before anything was known are null. @param from start of the range, epoch ms
 */
export function savingDayFields(
  days: readonly SavingDay[],
  by: RecommendationGroup | undefined,
  from: number
): readonly FrameField[] {
  if (days.length === 0) return [];
  const groupsOf = days.map(({ recommendations }) => groupRecommendations(recommendations, by));
  const idOf = ({ labels, currency }: (typeof groupsOf)[number][number]) => JSON.stringify([labels, currency]);
  const columns = new Map(groupsOf.flat().map((group) => [idOf(group), group]));
  const byDay = groupsOf.map((groups) => new Map(groups.map((group) => [idOf(group), group.counted])));
  const unknown: number[] = [];
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < (days[0]?.day ?? 0); day += DAY_MS) unknown.push(day);
  return [
    { name: 'time', type: 'time', values: [...unknown, ...days.map(({ day }) => day)] },
    ...[...columns].map(([id, { labels, displayName, currency }]) =>
      moneyField('savings', [...unknown.map(() => null), ...byDay.map((groups) => groups.get(id) ?? 0n)], currency, {
        labels: { ...labels, BillingCurrency: currency },
        displayName: displayName || 'Savings a month',
      })
    ),
  ];
}
