import type { Notice } from '../notice.ts';

/** The `limit` with the highest mean of their known values, highest first, and what is said of the rest. */
export function busiest<T extends { readonly values: Float64Array }>(
  series: readonly T[],
  limit: number
): { readonly shown: readonly T[]; readonly notices: readonly Notice[] } {
  const shown = series
    .map((one) => ({ one, mean: meanOf(one.values) }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, limit)
    .map(({ one }) => one);
  if (shown.length === series.length) return { shown, notices: [] };
  const text = `${shown.length} of ${series.length} series are shown, those with the highest mean. Filter by labels, or raise "topN".`;
  return { shown, notices: [{ severity: 'info', text }] };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? -Infinity : sum / count;
}
