import type { Notice } from '@smartcloudops/contract';
import type { Coverage } from '@smartcloudops/warehouse';

const HOUR_MS = 3_600_000;
/** Three missed collections of charges; a few of measurements, after a night that was slept through. */
const STALE_AFTER_MS: Readonly<Record<string, number>> = { 'cost-explorer': 24 * HOUR_MS, cloudwatch: 6 * HOUR_MS };

/** Says when a collected answer that reaches into the present is older than it should be. Files age by themselves. */
export function staleNotice({ loadedAt, sources }: Coverage, to: number, now: number): Notice | null {
  const patience = Math.min(...sources.map((source) => STALE_AFTER_MS[source] ?? Infinity));
  if (loadedAt === null || now - loadedAt < patience || to <= loadedAt) return null;
  const hours = Math.floor((now - loadedAt) / HOUR_MS);
  return {
    severity: 'warning',
    text: `The data are ${hours} hours old (collected ${new Date(loadedAt).toISOString()}). Run "Save & test" on the connection to see why nothing newer arrived.`,
  };
}
