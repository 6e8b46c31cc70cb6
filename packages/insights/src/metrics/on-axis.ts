import type { Steps } from './coarser.ts';

/** Series of one step on one axis of time, from the first to the last step of which anything is known. */
export function onAxis(
  series: readonly Steps[],
  stepMs: number
): { readonly times: readonly number[]; readonly columns: readonly (readonly (number | null)[])[] } {
  let [first, end] = [Infinity, -Infinity];
  for (const { start, values } of series) {
    const known = (value: number) => !Number.isNaN(value);
    const [low, high] = [values.findIndex(known), values.findLastIndex(known)];
    if (low < 0) continue;
    first = Math.min(first, start + low * stepMs);
    end = Math.max(end, start + (high + 1) * stepMs);
  }
  const length = end > first ? Math.round((end - first) / stepMs) : 0;
  return {
    times: Array.from({ length }, (_, i) => first + i * stepMs),
    columns: series.map(({ start, values }) => {
      const offset = Math.round((first - start) / stepMs);
      return Array.from({ length }, (_, i) => {
        const value = values[offset + i];
        return value === undefined || Number.isNaN(value) ? null : value;
      });
    }),
  };
}
