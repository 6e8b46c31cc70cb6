import type { DataFrame, Query } from '@smartcloudops/contract';

import type { Unfinished } from '../health/first-contact.ts';

/** Start of what the frame's own charges know; null when that is nothing. */
function coveredFrom({ meta }: DataFrame): number | null {
  const { from = null } = (meta.custom?.['coverage'] ?? {}) as { readonly from?: string | null };
  return from === null ? null : Date.parse(from);
}

/**
 * Says of connections that are collected for the first time why the frame is empty or begins late. It is not part of the
 * remembered answer: what is told is true now, and gone with the next question after it is done.
 * @param learns the answer learns from all the history there is, so that having its own range is not enough
 */
export function tellOfFirstContact(
  frame: DataFrame,
  query: Query,
  unfinished: readonly Unfinished[],
  learns: boolean
): DataFrame {
  const start = Date.parse(query.timeRange.from);
  const reaches = (from: number | null) => from !== null && from <= start;
  const lacking = unfinished.filter(
    (one) => (one.collecting && learns) || !reaches(one.coveredFrom) || !reaches(coveredFrom(frame))
  );
  if (lacking.length === 0) return frame;
  // Advice on what to load is wrong while it is being loaded.
  const empty = frame.fields.length === 0 && lacking.some(({ collecting }) => collecting);
  const notices = [...lacking.map(({ notice }) => notice), ...(empty ? [] : (frame.meta.notices ?? []))];
  return { ...frame, meta: { ...frame.meta, notices, custom: { ...frame.meta.custom, partial: true } } };
}
