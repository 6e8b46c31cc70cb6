import type { Notice } from '@smartcloudops/contract';
import { HOUR_MS } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import { sourceNotes, updatedEvery } from '../provenance/source-notes.ts';

/** Three missed collections; more of what is collected every hour, after a night that was slept through. */
const MISSED = 3;
const LEAST_HOURS = 6;

/** Says when a collected answer that reaches into the present is older than it should be. Files age by themselves. */
export function staleNotice(coverage: Coverage, to: number, now: number): Notice | null {
  const { loadedAt } = coverage;
  // The newest of several sources decides: that an older one answers for the past is no fault.
  const newest = sourceNotes(coverage).find(({ asOf }) => asOf !== null && Date.parse(asOf) === loadedAt);
  const every = newest ? updatedEvery(newest.name) : null;
  if (loadedAt === null || !newest || every === null || to <= loadedAt) return null;
  if (now - loadedAt < Math.max(LEAST_HOURS, MISSED * every) * HOUR_MS) return null;
  const hours = Math.floor((now - loadedAt) / HOUR_MS);
  return {
    severity: 'warning',
    text: `The data are ${hours} hours old (${newest.title}, collected ${new Date(loadedAt).toISOString()}). Run "Save & test" on the connection to see why nothing newer arrived.`,
  };
}
