import type { Coverage, ItemKindRecord, ItemRecord, Warehouse } from '@smartcloudops/warehouse';

import type { InsightDeps } from '../deps.ts';
import type { CostHistory } from '../forecast/read-history.ts';
import type { Notice } from '../notice.ts';
import { needsLookFirst } from './budget-state.ts';
import type { Budget, BudgetStatus, BudgetStatusAnswer, BudgetStatusQuery } from './budget-status-answer.ts';
import { chargedBudget } from './charged-budget.ts';
import type { Charged } from './charged-budget.ts';
import { asProviderSays, ownTerms } from './provider-budget.ts';

const KIND = 'budget';

/**
 * How every budget fares in the period that is running: one's own and those of the provider. The provider's are judged by charges
 * as well, as far as charges can say what they count, and shown with the provider's figures and the reason where not.
 * @throws WarehouseError
 */
export async function budgetStatus(
  deps: InsightDeps & { readonly warehouse: Pick<Warehouse, 'costs' | 'items'> },
  query: BudgetStatusQuery
): Promise<BudgetStatusAnswer> {
  const { own, connections, ids, asOf } = query;
  const { items } = deps.warehouse;
  const [known, kinds] = await Promise.all([items.read({ connections, kind: KIND }, asOf), items.kinds(connections)]);
  const wanted = (id: string) => ids?.includes(id) ?? true;
  // Two connections may collect the same account, whose budgets are then told twice.
  const theirs = [...Map.groupBy(known, ({ id }) => id).values()].filter(([one]) => one && wanted(one.id));
  const ours = own.filter(({ id }) => wanted(id));
  const count = ours.length + theirs.length;
  const budgets: BudgetStatus[] = [];
  const histories: CostHistory[] = [];
  const judge = async (budget: Budget, origin: BudgetStatus['origin']): Promise<Charged> => {
    if (budgets.length > 0) await deps.checkpoint?.(budgets.length, count);
    const charged = await chargedBudget(deps, budget, origin, query);
    if (charged.kind === 'judged') histories.push(charged.history);
    return charged;
  };
  for (const budget of ours) {
    const charged = await judge(budget, 'own');
    budgets.push(charged.kind === 'judged' ? charged.status : notJudged(budget, charged.why));
  }
  for (const told of theirs) budgets.push(await provided(told, (budget) => judge(budget, 'provider')));
  const currencies = new Set(budgets.map(({ currency }) => currency));
  const estimated = histories.flatMap((one) => one.known.estimatedFrom ?? []);
  return {
    budgets: budgets.toSorted(needsLookFirst),
    currency: currencies.size === 1 ? ([...currencies][0] ?? null) : null,
    coverage: coverageOf(histories, theirs.length > 0 ? kinds.filter(({ kind }) => kind === KIND) : []),
    estimatedFrom: estimated.length > 0 ? Math.min(...estimated) : null,
    notices: noticesOf(budgets, ids),
  };
}

/** By the charges of the first connection that has them; else as the provider says. @param told the same budget, by connection */
async function provided(
  told: readonly ItemRecord[],
  judge: (budget: Budget) => Promise<Charged>
): Promise<BudgetStatus> {
  const whys: string[] = [];
  for (const item of told) {
    const budget = ownTerms(item);
    const charged = budget ? await judge(budget) : null;
    if (charged?.kind === 'judged') return charged.status;
    if (charged) whys.push(charged.why);
  }
  return asProviderSays(told[0] as ItemRecord, whys[0] ?? null);
}

/** A budget of one's own of which the charges say nothing. */
function notJudged(budget: Budget, note: string): BudgetStatus {
  const { id, name, owner, connections, amount, currency, metric, period } = budget;
  return {
    ...{ id, name, origin: 'own', owner, connections, amount, currency, metric, periodKind: period },
    ...{ spent: null, used: null, expectedUsed: null, forecast: null, interval: null, probability: null },
    ...{ burn: null, usedUpOn: null, period: null, days: [], judgedBy: 'nothing', state: 'unknown', note },
  };
}

function coverageOf(histories: readonly CostHistory[], delivered: readonly ItemKindRecord[]): Coverage {
  const parts = histories.map(({ known: { coverage } }) => coverage);
  const loaded = new Map<string, number>();
  const tell = (source: string, at: number) => loaded.set(source, Math.max(at, loaded.get(source) ?? at));
  for (const { sources, loadedAt, loadedBySource = {} } of parts)
    for (const source of sources) tell(source, loadedBySource[source] ?? loadedAt ?? 0);
  for (const { source, deliveredAt } of delivered) tell(source, deliveredAt);
  const of = (values: readonly (number | null)[], pick: (...all: number[]) => number) => {
    const said = values.filter((value) => value !== null);
    return said.length === 0 ? null : pick(...said);
  };
  return {
    from: of(
      parts.map(({ from }) => from),
      Math.min
    ),
    to: of(
      parts.map(({ to }) => to),
      Math.max
    ),
    loadedAt: of([...loaded.values()], Math.max),
    sources: [...loaded.keys()].toSorted(),
    loadedBySource: Object.fromEntries(loaded),
  };
}

function noticesOf(budgets: readonly BudgetStatus[], ids: readonly string[] | null): readonly Notice[] {
  const missing = ids?.filter((id) => budgets.every((one) => one.id !== id)) ?? [];
  if (missing.length > 0)
    return [
      {
        severity: 'warning',
        text: `There is no budget ${missing.map((id) => `"${id}"`).join(', ')} that you may see. GET /api/v1/analytics/budgets lists the ids.`,
      },
    ];
  if (budgets.length > 0) return [];
  return [
    {
      severity: 'info',
      text: 'There are no budgets. Write one: PUT /api/v1/budgets/<id>; those of AWS are collected with the source "budgets".',
    },
  ];
}
