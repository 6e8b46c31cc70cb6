import type { Notice } from '@smartcloudops/contract';
import type { Coverage } from '@smartcloudops/warehouse';

/** Three missed collections. */
const STALE_AFTER_MS = 24 * 3_600_000;

/** Says when a collected answer that reaches into the present is older than it should be. Files age by themselves. */
export function staleNotice({ loadedAt, sources }: Coverage, to: number, now: number): Notice | null {
  if (loadedAt === null || !sources.includes('cost-explorer')) return null;
  if (now - loadedAt < STALE_AFTER_MS || to <= loadedAt) return null;
  const hours = Math.floor((now - loadedAt) / 3_600_000);
  return {
    severity: 'warning',
    text: `The data are ${hours} hours old (collected ${new Date(loadedAt).toISOString()}). Run "Save & test" on the connection to see why nothing newer arrived.`,
  };
}
