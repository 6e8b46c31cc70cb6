import { DAY_MS, tilePeriods } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';

import { BILL_DAYS, BILL_END, BILL_START, billBatches, billedSeries } from '../../../warehouse/bench/generated-bill.ts';

/** The months of the bill; the last one comes first as it stood two days earlier, so that "as of" has something to tell. */
export interface BilledMonth {
  readonly start: number;
  readonly end: number;
  readonly loadedAt: number;
}

export const MONTHS: readonly BilledMonth[] = [...tilePeriods(BILL_START, BILL_END, 'month')].map(({ start, end }) => ({
  start,
  end,
  loadedAt: end,
}));

export const seriesFor = (rows: number): readonly FocusRow[] => billedSeries(Math.max(1, Math.round(rows / BILL_DAYS)));

/** Loads a month as a restatement of it. @param cents by which every charge is more than it was, to tell versions apart @returns rows */
export async function loadMonth(
  costs: CostStore,
  series: readonly FocusRow[],
  { start, end, loadedAt }: BilledMonth,
  version = 0
): Promise<number> {
  const result = await costs.load(
    {
      ...{ connection: 'bench', source: 'focus-file', dimensions: null, origin: 'generated' },
      contentHash: `${start} ${version}`,
      restates: { from: start, to: end },
      loadedAt: loadedAt + version * DAY_MS,
    },
    billBatches(series, start, end)
  );
  return result.rows;
}

/** All months. @returns rows and how long it took */
export async function loadBill(costs: CostStore, series: readonly FocusRow[]) {
  const started = performance.now();
  let rows = 0;
  for (const month of MONTHS) rows += await loadMonth(costs, series, month);
  return { rows, seconds: (performance.now() - started) / 1000 };
}
