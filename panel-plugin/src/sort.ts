import { compareGrades } from './filter.ts';
import type { Recommendation } from './frame/recommendation.ts';
import type { SortColumn } from './options.ts';

export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Where each column starts: the biggest saving, the least effort, the lowest risk. */
export function startSorting(column: SortColumn): Sorting {
  return { column, descending: column === 'monthlySaving' };
}

/** Amounts of different currencies are never compared: rows go currency by currency. */
export function sortRows(rows: readonly Recommendation[], { column, descending }: Sorting): Recommendation[] {
  const compare = (a: Recommendation, b: Recommendation): number => {
    if (column === 'monthlySaving') return a.currency === b.currency ? a.monthlySaving - b.monthlySaving : 0;
    if (column === 'title') return a.title.localeCompare(b.title);
    return compareGrades(a[column], b[column]);
  };
  const byCurrency = (a: Recommendation, b: Recommendation) =>
    column === 'monthlySaving' ? a.currency.localeCompare(b.currency) : 0;
  return [...rows].sort(
    (a, b) =>
      byCurrency(a, b) ||
      (descending ? -1 : 1) * compare(a, b) ||
      b.monthlySaving - a.monthlySaving ||
      a.id.localeCompare(b.id)
  );
}
