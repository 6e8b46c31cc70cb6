import { DAY_MS } from '@smartcloudops/focus';
import { DEFAULT_RETENTION } from '@smartcloudops/warehouse';

import type { CollectContext } from '../collecting/collect-context.ts';

const LAST = 'upkeep/retained';

/** Drops what is older than is kept, at most once a day over all processes; a failure is told and does not stop the collection. */
export async function retainDaily({ warehouse, clock, logger }: CollectContext): Promise<void> {
  const now = clock();
  const last = await warehouse.state.get(LAST);
  if (last !== null && Math.abs(now - Number(last)) < DAY_MS) return;
  await warehouse.state.set(LAST, String(now));
  try {
    const results = await warehouse.upkeep.retain(DEFAULT_RETENTION, now, true);
    const dropped = results.filter((result) => result.dropped > 0);
    if (dropped.length > 0) logger.info({ dropped }, 'Dropped what is older than is kept');
  } catch (error) {
    logger.warn(
      { error: String(error) },
      'What is older than is kept could not be dropped; it is tried again tomorrow'
    );
  }
}
