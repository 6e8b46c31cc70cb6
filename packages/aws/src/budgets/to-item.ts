import type { Budget, Spend } from '@aws-sdk/client-budgets';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { AwsError } from '../errors.ts';
import type { JsonValue, SourceItem } from '../item-source.ts';
import { chargesOf } from './charges-of.ts';

/** AWS's way to write that a budget has no end: 2087-06-15. */
const NO_END = Date.UTC(2087, 5, 15);

/**
 * A budget of AWS. `limit`, `actual` and `forecast` are decimal text in `unit` (a currency, a unit of usage or PERCENTAGE) for the
 * period of `timeUnit` that is open now; null where AWS knows none. `from` and `until` bound the budget's own life. `charges` says which
 * charges it counts (metric, period, filters); null when charges cannot say that, and `why` tells it as a sentence.
 * @throws AwsError `AWS_ANSWER_UNREADABLE`
 */
export function budgetItem(budget: Budget, accountId: string): SourceItem {
  const {
    BudgetName = '',
    BudgetLimit,
    CalculatedSpend,
    TimePeriod,
    CostTypes,
    CostFilters,
    FilterExpression,
  } = budget;
  const { ActualSpend, ForecastedSpend } = CalculatedSpend ?? {};
  const end = TimePeriod?.End;
  const counted = chargesOf(budget);
  return {
    id: `${accountId}/${BudgetName}`,
    name: BudgetName,
    at: null,
    attributes: {
      SubAccountId: accountId,
      budgetType: budget.BudgetType ?? null,
      timeUnit: budget.TimeUnit ?? null,
      limit: amountOf(BudgetLimit, BudgetName),
      actual: amountOf(ActualSpend, BudgetName),
      forecast: amountOf(ForecastedSpend, BudgetName),
      unit: BudgetLimit?.Unit ?? ActualSpend?.Unit ?? null,
      metric: CostTypes?.UseAmortized ? 'EffectiveCost' : CostTypes?.UseBlended ? 'BlendedCost' : 'BilledCost',
      costTypes: Object.entries(CostTypes ?? {}).flatMap(([name, included]) => (included ? [name] : [])),
      filters: { ...CostFilters },
      filterExpression: (FilterExpression ?? null) as unknown as JsonValue,
      charges: 'why' in counted ? null : (counted as unknown as JsonValue),
      why: 'why' in counted ? counted.why : null,
      autoAdjust: budget.AutoAdjustData?.AutoAdjustType ?? null,
      from: TimePeriod?.Start?.toISOString() ?? null,
      until: end && end.getTime() < NO_END ? end.toISOString() : null,
      updatedAt: budget.LastUpdatedTime?.toISOString() ?? null,
    },
  };
}

function amountOf(spend: Spend | undefined, budget: string): string | null {
  if (spend?.Amount === undefined) return null;
  const amount = parseDecimal(spend.Amount);
  if (amount !== null) return formatDecimal(amount);
  throw new AwsError(
    'AWS_ANSWER_UNREADABLE',
    `budgets:DescribeBudgets answered, but the amount ${JSON.stringify(spend.Amount)} of the budget "${budget}" is no decimal number.`
  );
}
