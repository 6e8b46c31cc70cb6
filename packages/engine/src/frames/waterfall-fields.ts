import type { FrameField } from '@smartcloudops/contract';
import { DAY_MS, decimalToNumber, periodEnd, periodStart } from '@smartcloudops/focus';
import { DRIVER_NAMES } from '@smartcloudops/insights';
import type { CostDriversAnswer, DateRange } from '@smartcloudops/insights';

import { moneyField } from './money-field.ts';

/** Of the range between the lowest and the highest step, how much of the axis is left below the lowest. */
const ROOM_BELOW = 0.5;

interface Step {
  readonly name: string;
  readonly driver: string;
  readonly amount: bigint;
  /** The part of the bar that is not seen. */
  readonly base: bigint | null;
  readonly total: bigint | null;
  readonly increase: bigint | null;
  readonly decrease: bigint | null;
}

/**
 * A row per step, from the earlier total over each driver, largest first, to the later one: `step`, `driver`, `amount`, and the same as a
 * stack of bars: `base` (not to be seen), `total`, `increase`, `decrease`. The axis begins below the lowest step, or nobody would see
 * how a few per cent came about.
 */
export function waterfallFields(answer: CostDriversAnswer): readonly FrameField[] {
  const { before, after, drivers, period, baseline, currency } = answer;
  const steps: Step[] = [totalStep(nameOf(baseline), 'before', before)];
  const levels = [before, after];
  let level = before;
  for (const [driver, amount] of drivers) {
    const next = level + amount;
    const bar = next >= 0n && level >= 0n;
    const base = bar ? (amount > 0n ? level : next) : null;
    const up = amount > 0n;
    steps.push({
      ...{ name: DRIVER_NAMES[driver], driver, amount, base, total: null },
      increase: up ? amount : null,
      decrease: up ? null : -amount,
    });
    levels.push(next);
    level = next;
  }
  steps.push(totalStep(nameOf(period), 'after', after));
  const min = axisStart(levels.map(decimalToNumber));
  const money = (name: keyof Step, of: (step: Step) => bigint | null): FrameField => {
    const field = moneyField(name, steps.map(of), currency, null);
    return name === 'amount' || min === null ? field : { ...field, config: { ...field.config, min } };
  };
  return [
    { name: 'step', type: 'string', values: steps.map(({ name }) => name) },
    { name: 'driver', type: 'string', values: steps.map(({ driver }) => driver) },
    money('amount', ({ amount }) => amount),
    money('base', ({ base }) => base),
    money('total', ({ total }) => total),
    money('increase', ({ increase }) => increase),
    money('decrease', ({ decrease }) => decrease),
  ];
}

const totalStep = (name: string, driver: string, amount: bigint): Step => ({
  ...{ name, driver, amount, base: null, total: amount, increase: null, decrease: null },
});

/** Null: at nothing. */
function axisStart(levels: readonly number[]): number | null {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const start = low - ROOM_BELOW * (high - low);
  if (start <= 0) return null;
  const digit = 10 ** Math.floor(Math.log10(Math.max(high - low, low * 1e-6)));
  return Math.floor(start / digit) * digit;
}

/** `2026-10` for a whole month, else its first and last day. */
function nameOf({ from, to }: DateRange): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const isMonth = from === periodStart(from, 'month') && to === periodEnd(from, 'month');
  if (isMonth) return day(from).slice(0, 7);
  return to - from <= DAY_MS ? day(from) : `${day(from)} – ${day(to - 1)}`;
}
