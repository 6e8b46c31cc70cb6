import type { Decimal } from '@smartcloudops/focus';

interface Group {
  readonly keys: readonly (string | null)[];
  readonly total: Decimal;
}

/** Largest absolute total first, ties by keys (null last), so that the same bill always gives the same order. */
export function rankGroups<G extends Group>(
  groups: readonly G[],
  topN: number | null
): { readonly shown: readonly G[]; readonly rest: readonly G[] } {
  const sorted = [...groups].sort((a, b) => {
    const [x, y] = [absolute(a.total), absolute(b.total)];
    return x === y ? compareKeys(a.keys, b.keys) : x > y ? -1 : 1;
  });
  const cut = topN ?? sorted.length;
  return { shown: sorted.slice(0, cut), rest: sorted.slice(cut) };
}

function absolute(value: Decimal): Decimal {
  return value < 0n ? -value : value;
}

function compareKeys(a: Group['keys'], b: Group['keys']): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
