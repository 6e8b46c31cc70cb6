import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { decimalFromNumber, decimalToNumber, shiftPeriod } from '@smartcloudops/focus';

import type { TestCharge } from '../test/in-memory-cost-store.ts';
import type { MonthCase } from './month-case.ts';

/** Daily costs of a public service, 2018. */
export const PUBLIC_BILL = fileURLToPath(
  new URL('../../../../shared/data/cost/mybinder_daily_2018.json', import.meta.url)
);
const SERIES = ['project:binder-prod', 'project:binder-staging', 'category:compute-engine', 'category:cloud-storage'];
/** A month is judged when at least three months came before it. */
const MONTHS = Array.from({ length: 9 }, (_, i) => Date.UTC(2018, 3 + i, 1));

/** The months of the bill's total, its projects and its two largest services. */
export function publicCases(): readonly MonthCase[] {
  const bill = JSON.parse(readFileSync(PUBLIC_BILL, 'utf8')) as Record<string, { dates: string[]; cost: number[] }>;
  const chargesOf = (key: string): TestCharge[] => {
    const { dates = [], cost = [] } = bill[key] ?? {};
    return dates.map((date, i) => ({
      at: Date.parse(`${date}T00:00:00Z`),
      amount: decimalFromNumber(cost[i] ?? 0) ?? 0n,
      dimensions: { SubAccountName: key },
    }));
  };
  const sets = [
    { name: 'total', charges: [...chargesOf('project:binder-prod'), ...chargesOf('project:binder-staging')] },
    ...SERIES.map((key) => ({ name: key, charges: chargesOf(key) })),
  ];
  return sets.flatMap(({ name, charges }) =>
    MONTHS.map((month) => ({
      bill: `2018 bill: ${name}`,
      month,
      chargesAt: (now: number) => charges.filter(({ at }) => at < now),
      truth: charges
        .filter(({ at }) => at >= month && at < shiftPeriod(month, 'month', 1))
        .reduce((sum, { amount }) => sum + decimalToNumber(amount), 0),
    }))
  );
}
