import type { DataFrame, FrameType, Notice, Query } from '@smartcloudops/contract';

/** What an answer that is not of charges says of itself. */
export function plainMeta(
  type: FrameType,
  query: Query,
  notices: readonly Notice[] = []
): NonNullable<DataFrame['meta']> {
  return {
    type,
    typeVersion: [0, 1],
    ...(notices.length > 0 ? { notices } : {}),
    executedQueryString: JSON.stringify(query),
  };
}
