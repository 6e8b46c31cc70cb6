import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { ForecastRecord } from '@smartcloudops/warehouse';

import { forecastWindow } from '../forecast/forecast-window.ts';
import { KEPT_DAYS } from './horizons.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';

/** Somebody else's forecast of single days, in order and without a gap. */
export interface ForeignDay {
  /** Start, epoch ms. */
  readonly day: number;
  readonly mean: number;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

/**
 * Keeps AWS's forecast of the whole bill beside ours of the same day. AWS begins with today, ours with the first day that is not final;
 * the month's total is what AWS has charged so far, unfinished days included, and its forecast from today on: as its console adds up.
 * @returns how many forecasts are new @throws WarehouseError
 */
export async function keepAwsForecast(
  { warehouse: { costs, forecasts }, clock }: ScoreboardDeps,
  connections: readonly string[],
  { days, level }: { readonly days: readonly ForeignDay[]; readonly level: number }
): Promise<number> {
  const now = clock();
  const bill = { connections, metric: 'BilledCost', groupBy: [], filters: [], asOf: null } as const;
  const known = await costs.aggregate({ ...bill, from: 0, to: now, grain: 'total' });
  const window = forecastWindow(known, now);
  const [first] = days;
  if (!window || !first) return 0;
  const { origin, month } = window;
  const made = {
    series: bill,
    model: 'aws',
    evidence: 'shown',
    origin,
    madeAt: now,
    dataVersion: await costs.dataVersion(),
  } as const;
  const byDay = new Map(days.map((one) => [one.day, one]));

  const single = KEPT_DAYS.flatMap((ahead): Omit<ForecastRecord, 'series'>[] => {
    const from = origin + (ahead - 1) * DAY_MS;
    const told = byDay.get(from);
    if (!told) return [];
    const intervals = told.interval ? [{ level, ...told.interval }] : [];
    return [{ ...made, kind: 'day', target: { from, to: from + DAY_MS }, point: told.mean, intervals }];
  });
  const ahead = days.filter(({ day }) => day < month.end);
  const reaches = first.day < month.end && (days.at(-1)?.day ?? 0) >= month.end - DAY_MS;
  const charged =
    first.day > month.start
      ? (await costs.aggregate({ ...bill, from: month.start, to: first.day, grain: 'total' })).cells
      : [];
  const total =
    charged.reduce((sum, { amount }) => sum + decimalToNumber(amount), 0) +
    ahead.reduce((sum, { mean }) => sum + mean, 0);
  const whole = { ...made, kind: 'month-end', target: { from: month.start, to: month.end }, point: total } as const;
  const records = [...single, ...(reaches ? [{ ...whole, intervals: [] }] : [])];
  return await forecasts.record(records.map((record) => ({ ...record, series: { ...bill, keys: [] } })));
}
