import type { ChargeWindow, Source } from '@smartcloudops/aws';
import { DAY_MS, periodStart, shiftPeriod } from '@smartcloudops/focus';

import type { Watermark } from './watermark.ts';

/** Days before now that are always asked for again: usage arrives late. */
const LATE_DAYS = 3;
/** History is asked for in pieces of so many months, so that little money and time is lost when it is cut short. */
const HISTORY_MONTHS = 6;

export interface WindowQuestion {
  readonly mark: Watermark | null;
  readonly now: number;
  readonly historyDays: number;
  readonly source: Pick<Source, 'earliest' | 'freshness'>;
}

export interface PlannedWindows {
  /** What may have changed, today included, in whole months. */
  readonly refresh: ChargeWindow;
  /** True when the refresh goes back over months that were final already, to see whether they were issued again. */
  readonly recheck: boolean;
  /** What was never collected, latest first. */
  readonly history: readonly ChargeWindow[];
}

/**
 * The days to ask for. Refreshed are: on first contact this month and the last; then everything from the month of the first
 * day that was not final; and once in a while the months that were final but may have been issued again.
 */
export function planWindows({ mark, now, historyDays, source }: WindowQuestion): PlannedWindows {
  const today = periodStart(now, 'day');
  const earliest = source.earliest(now);
  const wanted = Math.max(earliest, periodStart(today - historyDays * DAY_MS, 'month'));
  const { first, recheck } = firstToRefresh(mark, now, source);
  const from = Math.max(earliest, wanted, periodStart(first, 'month'));
  return {
    refresh: { from, to: today + DAY_MS },
    recheck,
    history: pieces(wanted, Math.min(from, mark?.from ?? from), HISTORY_MONTHS),
  };
}

function firstToRefresh(
  mark: Watermark | null,
  now: number,
  { freshness }: WindowQuestion['source']
): { readonly first: number; readonly recheck: boolean } {
  if (mark === null) return { first: shiftPeriod(now, 'month', -1), recheck: true };
  const changing = Math.min(mark.firstEstimated ?? mark.to, mark.to, periodStart(now, 'day') - LATE_DAYS * DAY_MS);
  // A look that lies ahead was one of a clock that was wrong.
  const recheck = Math.abs(now - mark.recheckedAt) >= freshness.recheckEveryDays * DAY_MS;
  return {
    first: recheck
      ? Math.min(changing, Math.min(mark.recheckedAt, now) - freshness.settlesAfterDays * DAY_MS)
      : changing,
    recheck,
  };
}

/** A span from the latest months to the first, so many months in each piece. */
export function pieces(from: number, to: number, months: number): readonly ChargeWindow[] {
  const found: ChargeWindow[] = [];
  for (let end = to; end > from; end = found.at(-1)?.from ?? from) {
    found.push({ from: Math.max(from, shiftPeriod(end - 1, 'month', 1 - months)), to: end });
  }
  return found;
}
