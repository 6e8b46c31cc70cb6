import type { Call } from '../../http/service.ts';
import { categoryNames, categoryValue } from './cost-categories.ts';
import { optionalText } from './input.ts';
import { listValues } from './list-values.ts';

/** Tag keys of a period, or the values of one key (`''` for what is not tagged). */
export function getTags(call: Call): unknown {
  const key = optionalText(call.input, 'TagKey');
  const page = listValues(call, (line) => (key === null ? Object.keys(line.tags ?? {}) : [line.tags?.[key] ?? '']));
  return { Tags: page.values, ReturnSize: page.values.length, TotalSize: page.total, NextPageToken: page.next };
}

/** Cost categories of a period, or the values of one. */
export function getCostCategories(call: Call): unknown {
  const name = optionalText(call.input, 'CostCategoryName');
  const valueOf = categoryValue(call.world, name ?? '');
  const page = listValues(call, (line) => (name === null ? categoryNames(call.world) : [valueOf(line) ?? '']));
  const list = name === null ? { CostCategoryNames: page.values } : { CostCategoryValues: page.values };
  return { ...list, ReturnSize: page.values.length, TotalSize: page.total, NextPageToken: page.next };
}
