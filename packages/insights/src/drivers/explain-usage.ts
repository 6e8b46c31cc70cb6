import { productEffects } from '@smartcloudops/analytics';
import { decimalFromNumber, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Driver, DriverAmounts } from './driver.ts';
import { SIDES } from './usage-change.ts';
import type { Side, UsageChange, UsageSum } from './usage-change.ts';

/** Effects are told to so many decimals of the currency before what is left over is added to the largest. */
const DIGITS = 12;
/** Share of a cost below which an effect is rounding. */
const REAL = 1e-12;

/** Usage that is there in both periods, with a quantity in both. */
interface Continuing {
  readonly index: number;
  readonly before: UsageSum & { readonly quantity: Decimal };
  readonly after: UsageSum & { readonly quantity: Decimal };
}

/**
 * Why the cost of usage changed, for usage types whose quantities may be added: of one family, in one unit.
 * @param lengths of the two periods, in what the unit is used by ({@link lengthFor})
 * @returns for each usage type, amounts that add up to its change exactly
 */
export function explainUsage(
  changes: readonly UsageChange[],
  lengths: Readonly<Record<Side, number>>
): readonly DriverAmounts[] {
  const continuing = changes.flatMap((change, index) => continuingOf(change, index));
  const total = {
    before: continuing.reduce((sum, { before }) => sum + decimalToNumber(before.quantity), 0),
    after: continuing.reduce((sum, { after }) => sum + decimalToNumber(after.quantity), 0),
  };
  const explained = new Map<number, DriverAmounts>();
  for (const one of continuing) explained.set(one.index, explainOne(one, total, lengths));
  return changes.map((change, index) => explained.get(index) ?? explainWhole(change, lengths));
}

function continuingOf({ before, after }: UsageChange, index: number): Continuing[] {
  if (!before || !after) return [];
  const [then, now] = [before.quantity, after.quantity];
  if (then === null || now === null || then <= 0n || now <= 0n) return [];
  return [{ index, before: { ...before, quantity: then }, after: { ...after, quantity: now } }];
}

/** What is new or gone is so whole; what has no quantity has a length of time and what a unit of that costs. */
function explainWhole({ before, after }: UsageChange, lengths: Readonly<Record<Side, number>>): DriverAmounts {
  const change = (after?.cost ?? 0n) - (before?.cost ?? 0n);
  if (change === 0n) return new Map();
  if (!before || !after) return new Map<Driver, Decimal>([[before ? 'gone' : 'new', change]]);
  return explainByLength('usage', { before: before.cost, after: after.cost }, lengths);
}

/** A cost as the length of its period and what a unit of that costs, which is `driver`'s. */
export function explainByLength(
  driver: Driver,
  cost: Readonly<Record<Side, Decimal>>,
  lengths: Readonly<Record<Side, number>>
): DriverAmounts {
  const [before = [], after = []] = SIDES.map((side) => [lengths[side], decimalToNumber(cost[side]) / lengths[side]]);
  return settled(['period-length', driver], productEffects(before, after).map(rounded), cost.after - cost.before);
}

function explainOne(
  usage: Continuing,
  total: Readonly<Record<Side, number>>,
  lengths: Readonly<Record<Side, number>>
): DriverAmounts {
  const prices = pricesOf(usage);
  const names: readonly Driver[] = ['period-length', 'volume', 'mix', ...prices.map(({ driver }) => driver)];
  const [before = [], after = []] = SIDES.map((side) => [
    lengths[side],
    total[side] / lengths[side],
    decimalToNumber(usage[side].quantity) / total[side],
    ...prices.map((price) => price[side]),
  ]);
  // What rounding alone leaves is no cause.
  const least = REAL * (Math.abs(decimalToNumber(usage.before.cost)) + Math.abs(decimalToNumber(usage.after.cost)));
  const effects = productEffects(before, after).map((effect) => (Math.abs(effect) <= least ? 0n : rounded(effect)));
  return settled(names, effects, usage.after.cost - usage.before.cost);
}

const rounded = (effect: number): Decimal => decimalFromNumber(Number(effect.toFixed(DIGITS))) ?? 0n;

/** The cost per unit as a product, as far as the bill tells its factors in both periods. */
function pricesOf({ before, after }: Continuing): readonly ({ readonly driver: Driver } & Record<Side, number>)[] {
  const ratio = (driver: Driver, of: (sum: Continuing[Side]) => readonly [Decimal | null, Decimal | null]) => {
    const [then, now] = [quotient(...of(before)), quotient(...of(after))];
    return then === null || now === null ? null : { driver, before: then, after: now };
  };
  const chain = [
    ratio('list-price', (sum) => [sum.listCost, sum.quantity]),
    ratio('negotiated-discount', (sum) => [sum.contractedCost, sum.listCost]),
    ratio('commitment-coverage', (sum) => [sum.cost, sum.contractedCost]),
  ];
  const known = chain.filter((factor) => factor !== null);
  if (known.length === chain.length) return known;
  const whole = ratio('unit-price', (sum) => [sum.cost, sum.quantity]);
  return whole ? [whole] : [];
}

function quotient(part: Decimal | null, whole: Decimal | null): number | null {
  if (part === null || whole === null || whole === 0n) return null;
  return decimalToNumber(part) / decimalToNumber(whole);
}

/** Rounding is settled with the largest effect, so that the amounts add up to the change to the last digit. */
function settled(names: readonly Driver[], effects: readonly Decimal[], change: Decimal): DriverAmounts {
  const rest = change - effects.reduce((sum, effect) => sum + effect, 0n);
  const largest = effects.reduce((best, effect, i) => (size(effect) > size(effects[best] ?? 0n) ? i : best), 0);
  const amounts = new Map<Driver, Decimal>();
  for (const [i, name] of names.entries()) {
    const amount = (effects[i] ?? 0n) + (i === largest ? rest : 0n);
    if (amount !== 0n) amounts.set(name, amount);
  }
  return amounts;
}

const size = (amount: Decimal): Decimal => (amount < 0n ? -amount : amount);
