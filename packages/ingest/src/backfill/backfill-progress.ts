import { formatDecimal, parseDecimal, periodEnd, shiftPeriod } from '@smartcloudops/focus';

import { spentInMonth } from '../collect/spent.ts';
import { readWish, readWork } from './backfill-book.ts';
import { backfillCap, monthsToPay } from './backfill-budget.ts';
import { backfillSteps } from './backfill-steps.ts';
import { pagesNeeded } from './quote-backfill.ts';
import type { QuoteContext } from './quote-backfill.ts';

/** How far a backfill is. Times are epoch ms, US dollars decimal text. */
export interface BackfillProgress {
  readonly months: number;
  readonly from: number;
  /** `waiting`: the budget of the month is used up as far as a backfill may; it goes on with the next. */
  readonly state: 'running' | 'waiting' | 'done' | 'cancelled';
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Requests that are stored and all there are. */
  readonly done: number;
  readonly total: number;
  /** Paid pages of what is stored, and what they cost. */
  readonly pages: number;
  readonly spent: string;
  /** When it goes on; null when it does not wait. */
  readonly continuesAt: number | null;
  /** When it should be done; null when that is not known, or never within this budget. */
  readonly expectedEnd: number | null;
  /** Why part of it cannot be had, as sentences; null: all can. */
  readonly lacking: string | null;
}

/** The last backfill that was wanted, whichever process works on it; null when there never was one. */
export async function backfillProgress(context: QuoteContext, now: number): Promise<BackfillProgress | null> {
  const { source, connection, journal, tagKeys } = context;
  const name = { state: context.state, connection, source: source.name };
  const wish = await readWish(name);
  if (!wish) return null;
  const work = await readWork(name, wish);
  const stored = Object.values(work.stored);
  const price = (pages: number) => formatDecimal((parseDecimal(source.pricePerCall) ?? 0n) * BigInt(pages));
  const pages = stored.reduce((sum, one) => sum + one.pages, 0);
  const endedAt = wish.cancelledAt ?? work.endedAt;
  const base = {
    ...{ months: wish.months, from: wish.from, startedAt: wish.startedAt, endedAt },
    ...{ done: stored.length, pages, spent: price(pages), lacking: work.lacking },
  };
  const ended = { ...base, total: stored.length, continuesAt: null, expectedEnd: endedAt };
  if (work.endedAt !== null) return { ...ended, state: 'done' };
  const months = work.lacking === null;
  const left = await backfillSteps(context, { now, from: wish.from, tagKeys, months });
  const total = stored.length + left.length;
  if (wish.cancelledAt !== null) return { ...ended, total, state: 'cancelled' };

  const need = await pagesNeeded(context, left);
  const spent = await spentInMonth(journal, connection, now);
  const cap = backfillCap(context, now);
  const next = (parseDecimal(spent) ?? 0n) + (parseDecimal(source.pricePerCall) ?? 0n);
  const waits = need.least > 0 && cap !== null && next > (parseDecimal(cap) ?? 0n);
  const monthsLeft = monthsToPay(context, price(need.most), spent, now);
  const each = stored.length === 0 ? null : stored.reduce((sum, { ms }) => sum + ms, 0) / stored.length;
  return {
    ...base,
    total,
    state: waits ? 'waiting' : 'running',
    continuesAt: waits && monthsLeft !== null ? periodEnd(now, 'month') : null,
    expectedEnd:
      monthsLeft === null
        ? null
        : monthsLeft > 0
          ? shiftPeriod(now, 'month', monthsLeft)
          : each === null
            ? null
            : now + Math.round(each * left.length),
  };
}
