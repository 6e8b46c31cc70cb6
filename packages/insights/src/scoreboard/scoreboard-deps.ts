import type { Warehouse } from '@smartcloudops/warehouse';

import type { InsightDeps } from '../deps.ts';

/** What keeping score needs of the world. */
export interface ScoreboardDeps extends InsightDeps {
  readonly warehouse: Pick<Warehouse, 'costs' | 'forecasts'>;
}
