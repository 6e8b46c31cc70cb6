import type { CollectJournal } from './collect-journal.ts';
import type { CostStore } from './cost-store.ts';
import type { MetricStore } from './metric-store.ts';
import type { ForecastStore } from './forecast-store.ts';
import type { StateStore } from './state-store.ts';

/** One place where an organisation's bills, its machines' measurements and the collector's memory are kept. Several processes may share it. */
export interface Warehouse {
  readonly costs: CostStore;
  readonly metrics: MetricStore;
  readonly journal: CollectJournal;
  readonly state: StateStore;
  readonly forecasts: ForecastStore;
  close(): void;
}
