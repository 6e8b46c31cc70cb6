import type { LabelFilter } from '../metric-store.ts';

/** Whether labels pass all filters. An empty list of values filters nothing. */
export function fits(labels: Readonly<Record<string, string>>, filters: readonly LabelFilter[]): boolean {
  return filters.every(
    ({ label, op, values }) => values.length === 0 || values.includes(labels[label] ?? null) === (op === 'in')
  );
}
