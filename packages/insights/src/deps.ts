import type { Warehouse } from '@smartcloudops/warehouse';

/** What a question needs of the world. */
export interface InsightDeps {
  readonly warehouse: Pick<Warehouse, 'costs'>;
  /** Epoch milliseconds now. */
  readonly clock: () => number;
  /**
   * Awaited between two units of work (a group, a series): gives way to others and says how far the work is. It rejects when nobody
   * waits for the answer any more; let that pass through.
   */
  readonly checkpoint?: (done: number, total: number) => Promise<void>;
  /** Where work is kept that several questions share; absent: nowhere. */
  readonly remember?: Remember;
}

/** Gives what was made for the key before, or makes it. The key names the work and all that its outcome depends on. */
export type Remember = <Made>(key: string, make: () => Made) => Made;
