import { DAY_MS, periodStart } from '@smartcloudops/focus';

import type { PlanContext, PlanStep } from '../collect/plan.ts';
import { pieces, planWindows } from '../collect/plan-windows.ts';
import { readWatermark } from '../collect/watermark.ts';

/** Whole months are few rows, so that more of them fit a page. */
const MONTHS_AT_ONCE = 13;

/** A request of a backfill, under a name that stays the same as long as it is not stored. */
export const stepName = ({ cut, window: { from, to } }: Pick<PlanStep, 'cut' | 'window'>): string =>
  `${cut} ${new Date(from).toISOString().slice(0, 10)} ${new Date(to).toISOString().slice(0, 10)}`;

/**
 * The requests that are missing of a history that begins at `from` (start of a month), latest first: by day as far as the source
 * can tell of days, before that by whole months. What is stored already is not asked for again.
 * @param months whether whole months are wanted: false once the source has refused them
 */
export async function backfillSteps(
  { state, connection, source }: PlanContext,
  wanted: { readonly now: number; readonly from: number; readonly tagKeys: readonly string[]; readonly months: boolean }
): Promise<readonly PlanStep[]> {
  const { now, from, tagKeys } = wanted;
  const days = (periodStart(now, 'day') - from) / DAY_MS;
  const markOf = (cut: string) => readWatermark(state, { connection, source: source.name, cut });
  const planned = await Promise.all(
    source.cuts({ tagKeys }).map(async (cut) => {
      const mark = await markOf(cut);
      const { refresh, history } = planWindows({ mark, now, historyDays: days, source });
      const byDay = history.map((window, age) => ({ age, step: stepOf(cut, window) }));
      if (!source.months || !wanted.months || from >= source.earliest(now)) return { byDay, byMonth: [] };
      // Days reach back to here once the requests before this are stored.
      const firstDay = Math.min(refresh.from, mark?.from ?? Infinity, history.at(-1)?.from ?? Infinity);
      const own = source.months.cutOf(cut);
      const to = Math.min(firstDay, (await markOf(own))?.from ?? Infinity);
      const windows = pieces(Math.max(from, source.months.earliest(now)), to, MONTHS_AT_ONCE);
      return { byDay, byMonth: windows.map((window, age) => ({ age, step: stepOf(own, window) })) };
    })
  );
  const inOrder = (which: 'byDay' | 'byMonth') =>
    planned
      .flatMap((one) => one[which])
      .sort((a, b) => a.age - b.age)
      .map(({ step }) => step);
  return [...inOrder('byDay'), ...inOrder('byMonth')];
}

const stepOf = (cut: string, window: PlanStep['window']): PlanStep => ({ cut, window, recheck: false, backfill: true });
