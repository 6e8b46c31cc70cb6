import { DAY_MS, decimalToNumber, periodStart } from '@smartcloudops/focus';
import type { Aggregate, AggregateQuery, ForecastRecord } from '@smartcloudops/warehouse';

import { missingDays } from '../bill/missing-days.ts';
import { forecastWindow } from '../forecast/forecast-window.ts';
import type { ForecastWindow } from '../forecast/forecast-window.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';

/** What periods came to. */
export interface Truths {
  /** Null while the period is not wholly over and final, or when days of it are missing. */
  of(keys: readonly (string | null)[], target: ForecastRecord['target']): number | null;
  /** Where the final days end; null when nothing is loaded. */
  readonly window: ForecastWindow | null;
  readonly known: Aggregate;
}

/**
 * The final charges of a question by group and day, from the day of `from` on. They are read anew each time, so that a restated bill grades its forecasts anew.
 * @throws WarehouseError
 */
export async function truths(
  { warehouse: { costs }, clock }: ScoreboardDeps,
  query: Omit<AggregateQuery, 'grain' | 'to'>
): Promise<Truths> {
  const now = query.asOf ?? clock();
  const known = await costs.aggregate({ ...query, from: 0, to: now, grain: 'total' });
  const window = forecastWindow(known, now);
  const from = periodStart(Math.max(query.from, known.coverage.from ?? Infinity), 'day');
  const to = window?.origin ?? -Infinity;
  if (!(from < to)) return { of: () => null, window, known };

  const { cells } = await costs.aggregate({ ...query, from, to, grain: 'day' });
  const missing = missingDays(cells, from, to);
  const byGroup = new Map<string, Float64Array>();
  for (const { keys, periodStart, amount } of cells) {
    const id = JSON.stringify(keys);
    let days = byGroup.get(id);
    if (!days) byGroup.set(id, (days = new Float64Array((to - from) / DAY_MS)));
    days[(periodStart - from) / DAY_MS] = decimalToNumber(amount);
  }
  return {
    known,
    window,
    of(keys, target) {
      if (target.from < from || target.to > to) return null;
      for (let day = target.from; day < target.to; day += DAY_MS) if (missing.has(day)) return null;
      const days = byGroup.get(JSON.stringify(keys));
      // Covered and without a charge: it cost nothing.
      if (!days) return 0;
      return days.slice((target.from - from) / DAY_MS, (target.to - from) / DAY_MS).reduce((sum, v) => sum + v, 0);
    },
  };
}
