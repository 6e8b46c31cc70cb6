import { keepForecast } from '@smartcloudops/insights';
import type { ForecastAnswer } from '@smartcloudops/insights';
import type { AggregateQuery, Warehouse } from '@smartcloudops/warehouse';

import type { Logger } from '../logger.ts';

/** A forecast that somebody was shown, and the question that it answers. */
export interface ShownForecast {
  readonly query: Pick<AggregateQuery, 'connections' | 'metric' | 'filters' | 'groupBy'>;
  readonly answer: ForecastAnswer;
}

/** Keeps forecasts that were shown, for grading: after the answer has gone out, and whatever happens to it. */
export interface ForecastKeeper {
  keep(shown: ShownForecast, dataVersion: number): void;
  /** Keeps at once what waits to be kept. */
  flush(): void;
}

export function forecastKeeper(warehouse: Warehouse, clock: () => number, logger: Logger): ForecastKeeper {
  const waiting = new Set<() => void>();
  return {
    keep({ query, answer }, dataVersion) {
      const keepIt = () => {
        waiting.delete(keepIt);
        try {
          keepForecast({ warehouse }, query, answer, { evidence: 'shown', madeAt: clock(), dataVersion });
        } catch (error) {
          logger.warn({ error: String(error) }, 'A forecast that was shown could not be kept for grading');
        }
      };
      waiting.add(keepIt);
      setImmediate(() => {
        if (waiting.has(keepIt)) keepIt();
      });
    },
    flush() {
      for (const keepIt of waiting) keepIt();
    },
  };
}
