import { AwsError } from '@smartcloudops/aws';
import type { Source } from '@smartcloudops/aws';

import type { Purse } from '../collect/paid-page.ts';
import type { PlanStep } from '../collect/plan.ts';
import type { Bought } from '../collect/request-pages.ts';
import { openWish, readWork, writeWork } from './backfill-book.ts';
import type { BackfillName, BackfillWish, BackfillWork } from './backfill-book.ts';
import { backfillCap } from './backfill-budget.ts';
import type { BackfillMoney } from './backfill-budget.ts';
import { stepName } from './backfill-steps.ts';

/** One collection's part in a backfill that somebody wants. */
export interface BackfillWorker {
  /** What is still wanted, as far as this collection may work on it. */
  wish(): Promise<BackfillWish | null>;
  /** Whether whole months are wanted: they are until the source refuses them. */
  wantsMonths(wish: BackfillWish): Promise<boolean>;
  wants(step: PlanStep): Promise<boolean>;
  /** Buys a request of a backfill within what regular collecting leaves. `refused`: the source does not give it. */
  buy(
    step: PlanStep,
    purse: Purse,
    pages: (purse: Purse) => Promise<Bought>
  ): Promise<Bought | { readonly kind: 'refused' }>;
  stored(step: PlanStep, pages: number, ms: number): Promise<void>;
  /** Nothing is missing any more. */
  end(): Promise<void>;
  /** For people: empty, or a sentence that begins with a space. */
  tell(): string;
}

export function backfillWorker(
  name: BackfillName,
  { source, money, now }: { readonly source: Source; readonly money: BackfillMoney; readonly now: () => number }
): BackfillWorker {
  let said = '';
  let held = false;
  // Whole months have cuts of their own, beside those that are collected by day.
  const isMonthly = ({ cut }: PlanStep) => source.months?.isMonthly(cut) ?? false;

  async function change(edit: (work: BackfillWork) => BackfillWork): Promise<void> {
    const wish = await openWish(name);
    if (wish) await writeWork(name, edit(await readWork(name, wish)));
  }
  const wish = async () => (held ? null : openWish(name));
  const wantsMonths = async (open: BackfillWish) => (await readWork(name, open)).lacking === null;
  return {
    wish,
    wantsMonths,
    async wants(step) {
      const open = await wish();
      return open !== null && (!isMonthly(step) || (await wantsMonths(open)));
    },
    async buy(step, purse, pages) {
      const cap = backfillCap(money, now());
      try {
        const bought = await pages({ ...purse, cap });
        if (bought.kind === 'complete') return bought;
        held = true;
        said = ` The backfill waits for the next month: $${bought.spent} of the monthly API budget of $${money.cap} are spent, and regular collecting needs the rest. Raise the budget to go on now.`;
        return bought;
      } catch (error) {
        if (!(error instanceof AwsError) || error.code !== 'AWS_REQUEST_REFUSED' || !isMonthly(step)) throw error;
        const words = error.cause instanceof Error ? error.cause.message : error.message;
        const lacking = `${source.months?.whenRefused ?? ''} (AWS says: ${words})`;
        said = ` The backfill lacks whole months. ${lacking}`;
        await change((work) => ({ ...work, lacking }));
        return { kind: 'refused' };
      }
    },
    stored: (step, pages, ms) =>
      change((work) => ({ ...work, stored: { ...work.stored, [stepName(step)]: { pages, ms } } })),
    async end() {
      await change((work) => ({ ...work, endedAt: now() }));
      if (said === '') said = ' The backfill is done.';
    },
    tell: () => said,
  };
}
