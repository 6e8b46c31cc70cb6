import type { Warehouse } from '@smartcloudops/warehouse';

import type { Logger } from '../logger.ts';

/** What collecting works with. */
export interface CollectContext {
  readonly warehouse: Warehouse;
  readonly clock: () => number;
  readonly logger: Logger;
}
