import type { HistoryResponse } from '@smartcloudops/contract';
import { HOUR_MS } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import { delayOf, sourceNotes } from './source-notes.ts';

export type Origin = Pick<HistoryResponse, 'sources' | 'estimated' | 'partial' | 'price'>;

/** Every question is answered from the warehouse: refreshes and rules call nobody. */
export const PRICE_OF_A_QUESTION = '0';

/** What was asked, as far as it decides whether the answer is whole. ISO 8601, end exclusive; `now` epoch ms. */
export interface AskedRange {
  readonly query: { readonly timeRange: { readonly from: string; readonly to: string } };
  readonly now: number;
}

/** What an answer says of where its numbers come from. */
export function originOf(
  { coverage, estimated }: { readonly coverage: Coverage; readonly estimated: boolean },
  { query, now }: AskedRange
): Origin {
  return {
    sources: sourceNotes(coverage),
    estimated,
    partial: isPartial(coverage, Date.parse(query.timeRange.from), Date.parse(query.timeRange.to), now),
    price: PRICE_OF_A_QUESTION,
  };
}

/** What no source can tell of yet is not missing. */
function isPartial({ from, to, sources }: Coverage, start: number, end: number, now: number): boolean {
  if (from === null || to === null) return true;
  const known = now - Math.max(0, ...sources.map(delayOf)) * HOUR_MS;
  return start < from || Math.min(end, known) > to;
}
