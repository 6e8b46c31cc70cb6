import type { Occasion } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Logger } from '../logger.ts';

/** Keeps a forecast that somebody was shown. @throws WarehouseError */
export type ShownForecast = (warehouse: Warehouse, made: Occasion) => void;

/** Keeps forecasts that were shown, for grading: after the answer has gone out, and whatever happens to it. */
export interface ForecastKeeper {
  keep(shown: ShownForecast, dataVersion: number): void;
  /** Keeps at once what waits to be kept. */
  flush(): void;
}

export function forecastKeeper(warehouse: Warehouse, clock: () => number, logger: Logger): ForecastKeeper {
  const waiting = new Set<() => void>();
  return {
    keep(shown, dataVersion) {
      const keepIt = () => {
        if (!waiting.delete(keepIt)) return;
        try {
          shown(warehouse, { evidence: 'shown', madeAt: clock(), dataVersion });
        } catch (error) {
          logger.warn({ error: String(error) }, 'A forecast that was shown could not be kept for grading');
        }
      };
      waiting.add(keepIt);
      setImmediate(keepIt);
    },
    flush() {
      for (const keepIt of waiting) keepIt();
    },
  };
}
