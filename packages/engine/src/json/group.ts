import type { Dimension } from '@smartcloudops/focus';

/** A group's values by dimension, as REST gives them; empty for what is no group. */
export function groupJson(
  groupBy: readonly Dimension[],
  keys: readonly (string | null)[]
): Record<string, string | null> {
  return Object.fromEntries(
    groupBy.flatMap((dimension, index) => (index in keys ? [[dimension, keys[index] ?? null]] : []))
  );
}
