import { isoDay } from '../bill/iso-day.ts';
import type { Notice } from '../notice.ts';
import type { CostStep } from './known-steps.ts';

/** Says which known changes a forecast counts with, and which it cannot place. */
export function stepNotices(
  steps: readonly CostStep[],
  homeless: readonly CostStep[],
  { from, to }: { readonly from: number; readonly to: number },
  currency: string | null
): readonly Notice[] {
  const inReach = steps.filter(({ day }) => day >= from && day < to && Number.isFinite(day));
  const named = ({ group = {} }: CostStep) =>
    Object.entries(group)
      .map(([dimension, value]) => `${dimension} ${value ?? '(absent)'}`)
      .join(', ');
  return inReach.map((step) => {
    const { day, change, label } = step;
    const amount = `${change < 0 ? '−' : '+'}${Math.abs(change)}${currency === null ? '' : ` ${currency}`} a day`;
    const what = `${isoDay(day)}: ${label ?? 'known change'} (${amount}${step.group ? `, ${named(step)}` : ''})`;
    return homeless.includes(step)
      ? { severity: 'warning', text: `Left out: ${what}; there are no charges of that group to change.` }
      : { severity: 'info', text: `Counted in: ${what}.` };
  });
}
