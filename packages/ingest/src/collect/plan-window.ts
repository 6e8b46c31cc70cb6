import type { ChargeWindow, Source } from '@smartcloudops/aws';
import { DAY_MS, periodStart } from '@smartcloudops/focus';

import type { Watermark } from './watermark.ts';

/** Days before now that are always asked for again: usage arrives late. */
const LATE_DAYS = 3;

export interface WindowQuestion {
  readonly mark: Watermark | null;
  readonly now: number;
  readonly historyDays: number;
  readonly source: Pick<Source, 'earliest' | 'freshness'>;
}

/**
 * The days to ask for, today included, in whole months from the first that may have changed: all of history on first contact
 * or when more of it is wanted; then from the first day that was not final; and once in a while from the months that were
 * final but may have been issued again.
 */
export function planWindow({ mark, now, historyDays, source }: WindowQuestion): ChargeWindow & { readonly recheck: boolean } {
  const today = periodStart(now, 'day');
  const to = today + DAY_MS;
  const earliest = source.earliest(now);
  const history = Math.max(earliest, periodStart(today - historyDays * DAY_MS, 'month'));
  if (mark === null || mark.from > history) return { from: history, to, recheck: true };
  const { settlesAfterDays, recheckEveryDays } = source.freshness;
  const recheck = now - mark.recheckedAt >= recheckEveryDays * DAY_MS;
  const changing = Math.min(mark.firstEstimated ?? mark.to, mark.to, today - LATE_DAYS * DAY_MS);
  const first = recheck ? Math.min(changing, mark.recheckedAt - settlesAfterDays * DAY_MS) : changing;
  return { from: Math.max(earliest, mark.from, periodStart(first, 'month')), to, recheck };
}
