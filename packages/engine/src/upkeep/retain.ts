import { DEFAULT_RETENTION } from '@smartcloudops/warehouse';
import type { RetentionResult } from '@smartcloudops/warehouse';

import { openWarehouse } from '../desks/open-warehouse.ts';
import { warehouseLocation } from '../desks/warehouse-location.ts';
import type { EngineOptions } from '../engine-options.ts';

/**
 * What is older than the policy keeps, by class of data: counted, and dropped when `apply`. The bill itself is kept for ever.
 * @throws WarehouseError
 */
export async function retain(
  options: Pick<EngineOptions, 'dataDir' | 'key' | 'warehouseUrl'>,
  apply: boolean,
  now: number
): Promise<readonly RetentionResult[]> {
  const warehouse = await openWarehouse(warehouseLocation(options), () => now);
  try {
    return await warehouse.upkeep.retain(DEFAULT_RETENTION, now, apply);
  } finally {
    await warehouse.close();
  }
}
