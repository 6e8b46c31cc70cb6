import type { BudgetJson } from '@smartcloudops/contract';
import { parseDecimal } from '@smartcloudops/focus';
import type { Budget } from '@smartcloudops/insights';

/** A budget as it is kept, in the terms of insights. */
export function ownBudget({ amount, owner, filters, ...budget }: BudgetJson): Budget {
  return {
    ...budget,
    amount: parseDecimal(amount) ?? 0n,
    filters: filters.filter(({ values }) => values.length > 0),
    owner: owner ?? null,
  };
}
