import type { Dimension } from '@smartcloudops/focus';

/** A cut's dimensions as the text that the file keeps: `"*"` for all of them, else a sorted JSON list. */
export function dimensionsKey(dimensions: readonly Dimension[] | null): string {
  return dimensions === null ? '*' : JSON.stringify([...new Set(dimensions)].sort());
}

export function readDimensionsKey(key: string): readonly Dimension[] | null {
  return key === '*' ? null : (JSON.parse(key) as Dimension[]);
}
