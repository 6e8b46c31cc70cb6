import type { SourceFacts } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';

/** How often a source is asked: as often as it has something new, and no more than once an hour. */
export const rhythmOf = ({ freshness }: Pick<SourceFacts, 'freshness'>): number =>
  Math.max(1, freshness.askedEveryHours ?? freshness.updatedEveryHours) * HOUR_MS;
