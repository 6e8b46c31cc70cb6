import type { CollectJournal } from './collect-journal.ts';
import type { CostStore } from './cost-store.ts';
import type { ItemStore } from './item-store.ts';
import type { MetricStore } from './metric-store.ts';
import type { ForecastStore } from './forecast-store.ts';
import type { StateStore } from './state-store.ts';
import type { Upkeep } from './upkeep.ts';

/**
 * One place where an organisation's bills, its machines' measurements, what is known of its accounts and findings, and the
 * collector's memory are kept. Several processes may share it; it may be a file here or a server elsewhere, so everything is
 * answered by promises, and what is refused is a rejection.
 */
export interface Warehouse {
  readonly costs: CostStore;
  readonly metrics: MetricStore;
  readonly items: ItemStore;
  readonly journal: CollectJournal;
  readonly state: StateStore;
  readonly forecasts: ForecastStore;
  readonly upkeep: Upkeep;
  close(): Promise<void>;
}
