import type { Dimension } from '@smartcloudops/focus';

type Keys = readonly (string | null)[];

/** Name of what `topN` cut off. */
const OTHER = 'Other';

/** Labels of a group: one per dimension, `""` where the charges have none (FOCUS never has an empty text). */
export function groupLabels(groupBy: readonly Dimension[], keys: Keys): Readonly<Record<string, string>> {
  return Object.fromEntries(groupBy.map((dimension, index) => [dimension, keys[index] ?? '']));
}

export function groupName(groupBy: readonly Dimension[], keys: Keys): string {
  return groupBy.map((dimension, index) => keys[index] ?? `(no ${dimension.replace(/^Tags\./, '')})`).join(' / ');
}

/** Keys of the rest. A real group may carry the same name; then the rest is told apart, since labels must be unique. */
export function otherKeys(groupBy: readonly Dimension[], shown: readonly Keys[]): readonly string[] {
  const taken = shown.some((keys) => keys.every((key) => key === OTHER));
  return groupBy.map(() => (taken ? `${OTHER} (the rest)` : OTHER));
}

/** A group as frames show it. */
export interface NamedGroup {
  readonly labels: Readonly<Record<string, string>>;
  /** Empty when nothing is grouped. */
  readonly displayName: string;
}
