import type { Recommendation } from './frame/recommendation.ts';

export const FILTERS = ['category', 'effort', 'risk'] as const;
export type FilterName = (typeof FILTERS)[number];
/** Chosen values by column; an empty list lets everything through. */
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

export const NO_FILTERS: Filters = { category: [], effort: [], risk: [] };

/** Shown and chosen in place of a missing value. */
export const UNSTATED = '';

export function applyFilters(rows: readonly Recommendation[], filters: Filters): Recommendation[] {
  return rows.filter((row) =>
    FILTERS.every((name) => filters[name].length === 0 || filters[name].includes(row[name] ?? UNSTATED))
  );
}

const GRADES = ['low', 'medium', 'high'];

function rank(value: string | null): number {
  if (value === null || value === UNSTATED) return GRADES.length + 1;
  const grade = GRADES.indexOf(value);
  return grade === -1 ? GRADES.length : grade;
}

/** Grades in their own order, then everything else by the alphabet, the unstated last. */
export function compareGrades(a: string | null, b: string | null): number {
  return rank(a) - rank(b) || (a ?? '').localeCompare(b ?? '');
}

/** Values that a filter offers: those that occur. */
export function valuesOf(rows: readonly Recommendation[], name: FilterName): string[] {
  return [...new Set(rows.map((row) => row[name] ?? UNSTATED))].sort(compareGrades);
}
