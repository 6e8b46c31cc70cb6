import { shiftPeriod } from '@smartcloudops/focus';

import type { TestCharge } from '../test/in-memory-cost-store.ts';
import type { MonthCase } from './month-case.ts';
import { twinBill } from './twin-bill.ts';

const END = Date.UTC(2026, 9, 20);
const MONTHS = Array.from({ length: 6 }, (_, i) => Date.UTC(2026, 2 + i, 1));

/** Months of a simulated company's bill: all of it, and its two largest accounts. */
export function twinCases(seed: number): readonly MonthCase[] {
  const { at, cameTo } = twinBill(seed, END);
  const shown = new Map<number, readonly TestCharge[]>();
  const chargesAt = (now: number) => {
    const known = shown.get(now) ?? at(now);
    shown.set(now, known);
    return known;
  };
  const totals = MONTHS.map((month) => {
    const came = cameTo(month, shiftPeriod(month, 'month', 1), (row) => row.SubAccountId ?? '');
    return new Map([...came].map(([account, days]) => [account, days.reduce((sum, v) => sum + v, 0)]));
  });
  const largest = [...(totals[0] ?? [])].sort((a, b) => b[1] - a[1]).slice(0, 2);
  return MONTHS.flatMap((month, i): MonthCase[] => [
    {
      bill: 'simulated bill: total',
      month,
      chargesAt,
      truth: [...(totals[i]?.values() ?? [])].reduce((sum, v) => sum + v, 0),
    },
    ...largest.map(([account], rank) => ({
      bill: `simulated bill: account ${rank + 1}`,
      month,
      chargesAt: (now: number) => chargesAt(now).filter(({ dimensions }) => dimensions?.SubAccountId === account),
      truth: totals[i]?.get(account) ?? NaN,
    })),
  ]);
}
