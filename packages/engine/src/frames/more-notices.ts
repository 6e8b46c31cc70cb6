import type { DataFrame, Notice } from '@smartcloudops/contract';

/** A frame with notices before its own. */
export function withNotices(frame: DataFrame, more: readonly Notice[]): DataFrame {
  if (more.length === 0) return frame;
  const { notices = [] } = frame.meta;
  return { ...frame, meta: { ...frame.meta, notices: [...more, ...notices] } };
}

/** The same in an answer of REST, if it has any. */
export function jsonWithNotices<Json>(json: Json, more: readonly Notice[]): Json {
  const { notices } = json as { readonly notices?: readonly Notice[] };
  return more.length === 0 || !notices ? json : { ...json, notices: [...more, ...notices] };
}
