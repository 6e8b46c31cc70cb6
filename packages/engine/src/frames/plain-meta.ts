import type { DataFrame, FrameType, Notice, Query } from '@smartcloudops/contract';

import type { Origin } from '../provenance/origin-of.ts';

/** What an answer that is not of charges says of itself. */
export function plainMeta(
  type: FrameType,
  query: Query,
  origin: Origin,
  notices: readonly Notice[] = []
): NonNullable<DataFrame['meta']> {
  return {
    type,
    typeVersion: [0, 1],
    ...(notices.length > 0 ? { notices } : {}),
    custom: { ...origin },
    executedQueryString: JSON.stringify(query),
  };
}
