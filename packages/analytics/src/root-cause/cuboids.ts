import type { ChangeRow } from './root-cause.ts';

/** The rows grouped by some of the dimensions. */
export interface Cuboid {
  /** Places of the dimensions it groups by. */
  readonly dimensions: readonly number[];
  /** Per row: its group. */
  readonly group: Int32Array;
  readonly groups: number;
}

/** Groupings by every subset of the dimensions, fewest dimensions first: 2^dimensions of them. */
export function cuboids(rows: readonly ChangeRow[], dimensions: number): readonly Cuboid[] {
  const bySubset: Cuboid[] = [{ dimensions: [], group: new Int32Array(rows.length), groups: 1 }];
  for (let d = 0; d < dimensions; d++) {
    const values = number(rows.map(({ keys }) => keys[d] ?? null));
    bySubset.push(
      ...bySubset.map((coarse): Cuboid => {
        const pairs = Array.from(values.group, (v, i) => v * coarse.groups + (coarse.group[i] as number));
        return { dimensions: [...coarse.dimensions, d], ...number(pairs) };
      })
    );
  }
  return bySubset.sort((a, b) => a.dimensions.length - b.dimensions.length);
}

/** Numbers distinct values in order of appearance. */
function number(values: readonly (string | number | null)[]): { readonly group: Int32Array; readonly groups: number } {
  const seen = new Map<string | number | null, number>();
  const group = Int32Array.from(values, (value) => {
    const known = seen.get(value) ?? seen.size;
    seen.set(value, known);
    return known;
  });
  return { group, groups: seen.size };
}
