import { WarehouseError } from '@smartcloudops/warehouse';

import { isoDay } from '../bill/iso-day.ts';
import type { InsightDeps } from '../deps.ts';
import type { CostHistory } from '../forecast/read-history.ts';
import { budgetFigures } from './budget-figures.ts';
import { stateOf } from './budget-state.ts';
import type { Budget, BudgetStatus, BudgetStatusQuery } from './budget-status-answer.ts';

/** A budget as the charges say it is, or why they say nothing, as a sentence. */
export type Charged =
  | { readonly kind: 'judged'; readonly status: BudgetStatus; readonly history: CostHistory }
  | { readonly kind: 'silent'; readonly why: string };

/** Amounts of several currencies have no sum: then those in the budget's own are counted. */
const inItsCurrency = ({ filters, ...budget }: Budget): Budget => ({
  ...budget,
  filters: [...filters, { dimension: 'BillingCurrency', op: 'in', values: [budget.currency] }],
});

export async function chargedBudget(
  deps: InsightDeps,
  budget: Budget,
  origin: BudgetStatus['origin'],
  query: Omit<BudgetStatusQuery, 'own' | 'ids'>
): Promise<Charged> {
  const { name, currency } = budget;
  const asked = { ...query, connections: budget.connections ?? query.connections };
  const judge = (one: Budget) => budgetFigures(deps, one, asked);
  let mixed = false;
  try {
    const found = await judge(budget).catch((error: unknown) => {
      mixed = error instanceof WarehouseError && error.code === 'WAREHOUSE_CURRENCY_MIX';
      if (mixed) return judge(inItsCurrency(budget));
      throw error;
    });
    if ('kind' in found)
      return {
        kind: 'silent',
        why: `${found.have} final days of cost are known, and ${found.need} are needed to judge a budget.`,
      };
    const { history } = found;
    if (history.currency !== null && history.currency !== currency)
      return {
        kind: 'silent',
        why: `The budget "${name}" is in ${currency} and its charges are in ${history.currency}: they cannot be compared. Write the amount in ${history.currency}.`,
      };
    return { kind: 'judged', history, status: statusOf(budget, origin, found, mixed) };
  } catch (error) {
    if (error instanceof WarehouseError && error.code === 'WAREHOUSE_NO_SUCH_CUT')
      return { kind: 'silent', why: `Its filters cannot be applied. ${error.message}` };
    throw error;
  }
}

function statusOf(
  { id, name, owner, connections, amount, currency, metric, period }: Budget,
  origin: BudgetStatus['origin'],
  { figures, history }: Exclude<Awaited<ReturnType<typeof budgetFigures>>, { readonly kind: string }>,
  mixed: boolean
): BudgetStatus {
  const { from } = history.known.coverage;
  const notes = [
    ...(mixed ? [`Only charges in ${currency} count; there are others.`] : []),
    ...(from !== null && figures.period && from > figures.period.start
      ? [`Cost is known from ${isoDay(from)} on only; what was spent before is not counted.`]
      : []),
  ];
  return {
    ...{ id, name, origin, owner, connections, amount, currency, metric, periodKind: period, judgedBy: 'charges' },
    ...figures,
    state: stateOf({ ...figures, forecastShare: null }),
    note: notes.length > 0 ? notes.join(' ') : null,
  };
}
