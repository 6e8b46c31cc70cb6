import type { Call } from '../../http/service.ts';
import { DAY_MS, dayOf, formatHour } from '../../world/calendar.ts';
import { optionalText, texts, wholeNumber } from './input.ts';
import { pageOf, tokenOf } from './page.ts';

/** Keys that somebody used once and nobody activated: charges do not carry them. */
const INACTIVE = ['CostCentre', 'owner'];

/** Tag keys of the organisation, and whether charges carry them. */
export function listCostAllocationTags(call: Call): unknown {
  const { input, world } = call;
  const active = [...new Set(world.lines.flatMap(({ tags }) => Object.keys(tags ?? {})))];
  const status = optionalText(input, 'Status');
  const type = optionalText(input, 'Type');
  const keys = texts(input['TagKeys']);
  const day = (back: number) => formatHour((dayOf(call.now) - back) * DAY_MS);
  const tags = [...active, ...INACTIVE]
    .map((TagKey) => ({
      TagKey,
      Type: TagKey.startsWith('aws:') ? 'AWSGenerated' : 'UserDefined',
      Status: active.includes(TagKey) ? 'Active' : 'Inactive',
      LastUpdatedDate: day(400),
      LastUsedDate: day(active.includes(TagKey) ? 1 : 200),
    }))
    .filter((one) => (status ?? one.Status) === one.Status && (type ?? one.Type) === one.Type)
    .filter(({ TagKey }) => keys.length === 0 || keys.includes(TagKey))
    .sort((a, b) => (a.TagKey < b.TagKey ? -1 : 1));
  const size = call.pageLimit ?? wholeNumber(input, 'MaxResults', 1, 1000, 100);
  const { page, next } = pageOf(tokenOf(call), tags, size, call.now);
  return { CostAllocationTags: page, NextToken: next };
}
