import type { ForecastAnswer, ForecastSeries } from '@smartcloudops/insights';

import { groupLabels, groupName, otherKeys } from './group-name.ts';
import type { NamedGroup } from './group-name.ts';

/** What a forecast is shown for: each group and the rest, or everything together when nothing is grouped. */
export function forecastGroups({
  groupBy,
  series,
  other,
  total,
}: ForecastAnswer): readonly (NamedGroup & { readonly series: ForecastSeries })[] {
  if (groupBy.length === 0) return total === null ? [] : [{ labels: {}, displayName: '', series: total }];
  const named = (keys: readonly (string | null)[], one: ForecastSeries) => ({
    labels: groupLabels(groupBy, keys),
    displayName: groupName(groupBy, keys),
    series: one,
  });
  const rest = other
    ? [
        named(
          otherKeys(
            groupBy,
            series.map(({ keys }) => keys)
          ),
          other
        ),
      ]
    : [];
  return [...series.map((one) => named(one.keys, one)), ...rest];
}
