import type { FrameField, RecommendationGroup } from '@smartcloudops/contract';
import type { SavingDay } from '@smartcloudops/insights';

import { moneyField } from './money-field.ts';
import { groupRecommendations } from './recommendation-groups.ts';

/** Counted savings by day, a column per group and currency; a group that was not there on a day had nothing to save. */
export function savingDayFields(
  days: readonly SavingDay[],
  by: RecommendationGroup | undefined
): readonly FrameField[] {
  if (days.length === 0) return [];
  const groupsOf = days.map(({ recommendations }) => groupRecommendations(recommendations, by));
  const idOf = ({ labels, currency }: (typeof groupsOf)[number][number]) => JSON.stringify([labels, currency]);
  const columns = new Map(groupsOf.flat().map((group) => [idOf(group), group]));
  const byDay = groupsOf.map((groups) => new Map(groups.map((group) => [idOf(group), group.counted])));
  return [
    { name: 'time', type: 'time', values: days.map(({ day }) => day) },
    ...[...columns].map(([id, { labels, displayName, currency }]) =>
      moneyField(
        'savings',
        byDay.map((groups) => groups.get(id) ?? 0n),
        currency,
        { labels: { ...labels, BillingCurrency: currency }, displayName: displayName || 'Savings a month' }
      )
    ),
  ];
}
