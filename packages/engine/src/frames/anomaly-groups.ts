import type { AnomalyAnswer } from '@smartcloudops/insights';

import { groupLabels, groupName, otherKeys } from './group-name.ts';
import type { NamedGroup } from './group-name.ts';

/** Names the watched groups of an answer, "Other" among them. */
export function anomalyGroups({
  groupBy,
  series,
}: AnomalyAnswer): (group: { readonly keys: readonly (string | null)[]; readonly isOther: boolean }) => NamedGroup {
  const shown = series.flatMap(({ keys, isOther }) => (isOther ? [] : [keys]));
  return ({ keys: own, isOther }) => {
    const keys = isOther ? otherKeys(groupBy, shown) : own;
    return { labels: groupLabels(groupBy, keys), displayName: groupName(groupBy, keys) };
  };
}
