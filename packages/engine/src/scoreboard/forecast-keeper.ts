import type { Occasion } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Logger } from '../logger.ts';

/** Keeps a forecast that somebody was shown. @throws WarehouseError */
export type ShownForecast = (warehouse: Warehouse, made: Occasion) => Promise<unknown>;

/** Keeps forecasts that were shown, for grading: after the answer has gone out, and whatever happens to it. */
export interface ForecastKeeper {
  keep(shown: ShownForecast, dataVersion: number): void;
  /** Keeps what waits to be kept, and waits for what is being kept. */
  flush(): Promise<void>;
}

export function forecastKeeper(warehouse: Warehouse, clock: () => number, logger: Logger): ForecastKeeper {
  const underWay = new Set<Promise<void>>();
  async function keepLater(shown: ShownForecast, dataVersion: number): Promise<void> {
    await new Promise(setImmediate);
    try {
      await shown(warehouse, { evidence: 'shown', madeAt: clock(), dataVersion });
    } catch (error) {
      logger.warn({ error: String(error) }, 'A forecast that was shown could not be kept for grading');
    }
  }
  return {
    keep(shown, dataVersion) {
      const kept = keepLater(shown, dataVersion).finally(() => underWay.delete(kept));
      underWay.add(kept);
    },
    async flush() {
      await Promise.all(underWay);
    },
  };
}
