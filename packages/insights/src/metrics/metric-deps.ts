import type { Warehouse } from '@smartcloudops/warehouse';

import type { InsightDeps } from '../deps.ts';

/** What a question about measurements needs of the world. */
export interface MetricDeps extends Pick<InsightDeps, 'clock' | 'checkpoint'> {
  readonly warehouse: Pick<Warehouse, 'metrics'>;
}
