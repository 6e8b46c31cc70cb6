import type { Dimension } from '@smartcloudops/focus';

import { groupLabels, groupName, otherKeys } from './group-name.ts';
import type { NamedGroup } from './group-name.ts';

interface Watched {
  readonly keys: readonly (string | null)[];
  readonly isOther: boolean;
}

/** Names the groups of an answer, "Other" among them. */
export function watchedNames(
  groupBy: readonly Dimension[],
  series: readonly Watched[]
): (group: Watched) => NamedGroup {
  const shown = series.flatMap(({ keys, isOther }) => (isOther ? [] : [keys]));
  return ({ keys: own, isOther }) => {
    const keys = isOther ? otherKeys(groupBy, shown) : own;
    return { labels: groupLabels(groupBy, keys), displayName: groupName(groupBy, keys) };
  };
}
