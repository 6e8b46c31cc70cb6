import type { BudgetJson } from '@smartcloudops/contract';

type Filters = BudgetJson['filters'];

/** `ServiceName=Amazon S3; Tags.team!=shop,checkout`; an absent value is an empty one. Null when values hold the separators. */
export function filterText(filters: Filters): string | null {
  const values = filters.flatMap((one) => one.values);
  if (values.some((value) => value !== null && (/[,;]/.test(value) || value.trim() !== value))) return null;
  return filters
    .map(({ dimension, op, values: own }) => `${dimension}${op === 'in' ? '=' : '!='}${own.join(',')}`)
    .join('; ');
}

/** What the text means, or the part of it that means nothing. */
export function readFilters(text: string): { readonly filters: Filters } | { readonly wrong: string } {
  const filters: Filters = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [, dimension, is, values] = /^([^=!\s]+)\s*(!?=)(.*)$/.exec(part) ?? [];
    if (dimension === undefined || values === undefined) return { wrong: part };
    filters.push({
      // Which dimensions there are is the backend's to say; it names the wrong one.
      dimension: dimension as Filters[number]['dimension'],
      op: is === '=' ? 'in' : 'not-in',
      values: values.split(',').map((value) => value.trim() || null),
    });
  }
  return { filters };
}

/** An id made of a name: `Team Shop` is `team-shop`. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63)
    .replace(/-$/, '');
