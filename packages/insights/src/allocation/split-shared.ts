import { parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { SharedCostSplit } from './allocation-rules.ts';

/** Parts of an amount by weight: they add up to it exactly, what rounding leaves goes to the heaviest. @param weights not negative, not all zero */
export function shareOut(amount: Decimal, weights: readonly bigint[]): readonly Decimal[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (amount * weight) / whole);
  const heaviest = weights.reduce((best, weight, i) => (weight > (weights[best] ?? 0n) ? i : best), 0);
  const left = parts.reduce((rest, part) => rest - part, amount);
  return parts.map((part, i) => (i === heaviest ? part + left : part));
}

/** Who takes which part of a name's cost in a month. */
export interface MonthShares {
  readonly targets: readonly string[];
  readonly weights: readonly bigint[];
}

/**
 * The shares of a split in one month.
 * @param own each name's own cost in the month, before anything is handed on
 * @param givers names that are handed on
 * @returns null when nobody can take it: it then stays where it is
 */
export function monthShares(
  { of, method, to, shares }: SharedCostSplit,
  own: ReadonlyMap<string, Decimal>,
  givers: ReadonlySet<string>
): MonthShares | null {
  const targets =
    method === 'fixed'
      ? Object.keys(shares ?? {})
      : (to ?? [...own.keys()].filter((name) => name !== of && !givers.has(name))).toSorted();
  const weights = targets.map((target) => {
    if (method === 'even') return 1n;
    if (method === 'fixed') return parseDecimal(shares?.[target] ?? '0') ?? 0n;
    const cost = own.get(target) ?? 0n;
    return cost > 0n ? cost : 0n;
  });
  return weights.some((weight) => weight > 0n) ? { targets, weights } : null;
}
