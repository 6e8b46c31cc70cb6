import { DAY_MS, formatDecimal, parseDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { requestKey } from '../collect/plan.ts';
import type { PlanContext, PlanStep } from '../collect/plan.ts';
import { spentInMonth } from '../collect/spent.ts';
import { readWatermark } from '../collect/watermark.ts';
import { monthsToPay } from './backfill-budget.ts';
import type { BackfillMoney } from './backfill-budget.ts';
import { backfillSteps } from './backfill-steps.ts';

/** What a backfill takes, told before it is started. Times are epoch ms, US dollars decimal text. */
export interface BackfillQuote {
  readonly months: number;
  /** First moment of the first month. */
  readonly from: number;
  /** From here on by day; before it by whole months, if at all. */
  readonly dailyFrom: number;
  readonly byMonth: boolean;
  /** From when on every breakdown is stored already; null: nothing is. */
  readonly storedFrom: number | null;
  /** Requests that are missing; each takes a page or more. */
  readonly requests: number;
  /** Pages to pay: one a request, and as many as the answers so far let expect. */
  readonly pages: { readonly least: number; readonly most: number };
  /** Whether there are answers to guess from; otherwise the most is the least, and may be more. */
  readonly sampled: boolean;
  /** Pages of these requests that are paid for already and are not paid for again. */
  readonly paidPages: number;
  readonly price: { readonly least: string; readonly most: string };
  /** Calendar months after this one that the budget takes for `price.most`; 0: this one is enough; null: it never is. */
  readonly monthsOfBudget: number | null;
  readonly spentThisMonth: string;
}

export interface QuoteContext extends PlanContext, BackfillMoney {
  readonly journal: Warehouse['journal'];
  readonly tagKeys: readonly string[];
}

/** First month of a history of so many months before this one. */
export const firstMonth = (months: number, now: number): number => shiftPeriod(now, 'month', -months);

/** Asks nobody and costs nothing. @param months whole calendar months before this one */
export async function quoteBackfill(context: QuoteContext, months: number, now: number): Promise<BackfillQuote> {
  const { source, tagKeys, journal, connection } = context;
  const from = firstMonth(months, now);
  const steps = await backfillSteps(context, { now, from, tagKeys, months: true });
  const { paid, sampled, ...pages } = await pagesNeeded(context, steps);
  const price = (count: number) => formatDecimal((parseDecimal(source.pricePerCall) ?? 0n) * BigInt(count));
  const spent = await spentInMonth(journal, connection, now);
  return {
    months,
    from,
    dailyFrom: Math.max(from, source.earliest(now)),
    byMonth: source.months !== undefined && from < source.earliest(now),
    storedFrom: await storedFrom(context),
    requests: steps.length,
    pages,
    sampled,
    paidPages: paid,
    price: { least: price(pages.least), most: price(pages.most) },
    monthsOfBudget: monthsToPay(context, price(pages.most), spent, now),
    spentThisMonth: spent,
  };
}

/** Pages that requests still take, at least and as far as the answers so far let expect. */
export async function pagesNeeded(context: QuoteContext, steps: readonly PlanStep[]): Promise<Need> {
  const needs = await Promise.all(steps.map((step) => needOf(context, step)));
  const sum = (of: (need: Need) => number) => needs.reduce((total, need) => total + of(need), 0);
  return {
    least: sum(({ least }) => least),
    most: sum(({ most }) => most),
    paid: sum(({ paid }) => paid),
    sampled: needs.every(({ sampled }) => sampled),
  };
}

interface Need {
  readonly least: number;
  readonly most: number;
  readonly paid: number;
  readonly sampled: boolean;
}

async function needOf({ journal, state, connection, source, tagKeys }: QuoteContext, step: PlanStep): Promise<Need> {
  const pages = await journal.pages(requestKey(connection, source, source.request(step.cut, step.window)));
  const paid = pages.length;
  if (pages.at(-1)?.nextToken === null) return { least: 0, most: 0, paid, sampled: true };
  const { from, to } = step.window;
  const days = (to - from) / DAY_MS;
  const largest = async (cut: string) =>
    (await readWatermark(state, { connection, source: source.name, cut }))?.largest ?? null;
  const own = await largest(step.cut);
  const daily = source.cuts({ tagKeys }).find((cut) => source.months?.cutOf(cut) === step.cut);
  // A month has the groups of its days, each once; that it may have twice those of one day is a margin.
  const sample = own ?? (daily === undefined ? null : await largest(daily));
  const length = own || daily === undefined ? days : 2 * monthsIn(from, to);
  const expected = sample ? Math.ceil((sample.pages / sample.days) * length) : 1;
  return { least: 1, most: Math.max(1, expected - paid), paid, sampled: sample !== null };
}

function monthsIn(from: number, to: number): number {
  let months = 0;
  for (let at = periodStart(from, 'month'); at < to; at = shiftPeriod(at, 'month', 1)) months++;
  return months;
}

async function storedFrom({ state, connection, source, tagKeys }: QuoteContext): Promise<number | null> {
  const begin = await Promise.all(
    source.cuts({ tagKeys }).map(async (cut) => {
      const [days, months] = await Promise.all(
        [cut, source.months?.cutOf(cut)].map((name) =>
          name === undefined ? null : readWatermark(state, { connection, source: source.name, cut: name })
        )
      );
      return days ? Math.min(days.from, months?.from ?? Infinity) : null;
    })
  );
  return begin.includes(null) ? null : Math.max(...begin.map((at) => at ?? 0));
}
