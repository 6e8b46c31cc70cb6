import type { Warehouse } from '@smartcloudops/warehouse';

/** What a question needs of the world. */
export interface InsightDeps {
  readonly warehouse: Pick<Warehouse, 'costs'>;
  /** Epoch milliseconds now. */
  readonly clock: () => number;
}
