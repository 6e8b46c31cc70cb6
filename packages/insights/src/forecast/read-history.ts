import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { Aggregate, AggregateCell, AggregateQuery } from '@smartcloudops/warehouse';

import { bookedCells } from '../bill/booked-charges.ts';
import type { BookedCell } from '../bill/booked-charges.ts';
import { coveredDays } from '../bill/daily-costs.ts';
import { missingDays } from '../bill/missing-days.ts';
import type { InsightDeps } from '../deps.ts';
import type { InsufficientHistory } from './forecast-answer.ts';
import { forecastWindow } from './forecast-window.ts';
import type { ForecastWindow } from './forecast-window.ts';

/** A year and a month: enough for every rhythm the model knows, little enough to be quick. */
const HISTORY_DAYS = 396;
/** One week, so that every weekday was seen. */
const NEEDED_DAYS = 7;

/** The days of a bill that a forecast reads and learns from. */
export interface CostHistory {
  /** All that is loaded, as one sum. */
  readonly known: Aggregate;
  readonly window: ForecastWindow;
  /** Of every day in `[dataFrom, dataEnd)`, by the groups of the question. */
  readonly cells: readonly AggregateCell[];
  /** Those of them that are booked at a moment; null when the bill does not tell. */
  readonly booked: readonly BookedCell[] | null;
  readonly currency: string | null;
  readonly dataFrom: number;
  readonly dataEnd: number;
  /** First day learned from. */
  readonly historyFrom: number;
  /** Days that the data skip. */
  readonly missing: ReadonlySet<number>;
}

/** Days beside the history that an answer shows or counts, epoch ms. */
export interface Shown {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/**
 * @param shown which days must be read besides those that are learned from
 * @param need days without which there is no answer
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function readHistory(
  { warehouse: { costs }, clock }: InsightDeps,
  query: Omit<AggregateQuery, 'grain'>,
  shown: (window: ForecastWindow) => Shown,
  need = NEEDED_DAYS
): Promise<CostHistory | InsufficientHistory> {
  const now = query.asOf ?? clock();
  const known = await costs.aggregate({ ...query, from: 0, to: now, grain: 'total' });
  const window = forecastWindow(known, now);
  if (!window) return { kind: 'insufficient-history', have: 0, need };
  const { origin } = window;
  const historyFrom = Math.max(periodStart(known.coverage.from ?? origin, 'day'), origin - HISTORY_DAYS * DAY_MS);
  const have = coveredDays(known.coverage, historyFrom, origin);
  if (have < need) return { kind: 'insufficient-history', have, need };

  const { from, to } = shown(window);
  const dataFrom = Math.min(from, historyFrom);
  const dataEnd = Math.max(origin, Math.min(to, known.coverage.to ?? origin));
  const daily = { ...query, from: dataFrom, to: dataEnd, grain: 'day' as const };
  const { cells, currency } = await costs.aggregate(daily);
  return {
    known,
    window,
    cells,
    booked: await bookedCells(costs, daily, cells),
    currency: currency ?? known.currency,
    dataFrom,
    dataEnd,
    historyFrom,
    missing: missingDays(cells, historyFrom, origin),
  };
}
