import type { BudgetJson } from '@smartcloudops/contract';
import { accountBook } from '@smartcloudops/insights';
import type { CollectJournal, StateStore, Warehouse } from '@smartcloudops/warehouse';

import { beyondScope, notWritable } from './beyond-scope.ts';
import { isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import { seesBudget } from './scoped-budgets.ts';
import { scopedCosts } from './scoped-costs.ts';
import { scopedForecasts } from './scoped-forecasts.ts';
import { scopedItems } from './scoped-items.ts';
import { scopedMetrics } from './scoped-metrics.ts';
import { visibleRows } from './visible-rows.ts';
import type { VisibleRows } from './visible-rows.ts';

/** State that says nothing of rows: allocation rules that people wrote, and how far the replay of forecasts is. */
const READABLE = ['allocation/', 'allocations/', 'forecasts/replay/', 'forecasts/changes', 'budgets/'];
const BUDGET = 'budget/';
const isReadable = (key: string) => READABLE.some((prefix) => key.startsWith(prefix));

/**
 * The warehouse as somebody sees it who may see these rows: whatever is asked of it, nothing else is read. Nothing can be written.
 * It does not own the warehouse and closes nothing.
 */
export function scopedWarehouse(warehouse: Warehouse, scope: RowScope): Warehouse {
  const visible = visibleRows(scope, accountBook(warehouse.items));
  return {
    costs: scopedCosts(warehouse.costs, scope, visible),
    items: scopedItems(warehouse.items, scope, visible),
    metrics: scopedMetrics(warehouse.metrics, scope, visible),
    forecasts: scopedForecasts(warehouse.forecasts, scope, visible),
    state: scopedState(warehouse.state, scope, visible),
    journal: scopedJournal(warehouse.journal, scope),
    upkeep: { retain: refuse, sizes: refuse, compact: refuse },
    close: () => Promise.resolve(),
  };
}

const refuse = () => Promise.reject(notWritable());

const scopedState = (state: StateStore, scope: RowScope, visible: VisibleRows): StateStore => ({
  async get(key) {
    const value = isReadable(key) || key.startsWith(BUDGET) ? await state.get(key) : null;
    return value !== null && (await isSeen(key, value, scope, visible)) ? value : null;
  },
  async list(prefix) {
    const found = await state.list(prefix);
    const seen = await Promise.all(found.map(({ key, value }) => isSeen(key, value, scope, visible)));
    return found.filter((_, i) => seen[i]);
  },
  set: refuse,
  delete: refuse,
  acquireLease: refuse,
  releaseLease: refuse,
});

async function isSeen(key: string, value: string, scope: RowScope, visible: VisibleRows): Promise<boolean> {
  return isReadable(key) || (key.startsWith(BUDGET) && seesBudget(JSON.parse(value) as BudgetJson, scope, visible));
}

/** What the product itself spends is no part of the bill, and told of whole connections. */
const scopedJournal = (journal: CollectJournal, scope: RowScope): CollectJournal => ({
  pages: refuse,
  reserve: refuse,
  settle: refuse,
  settleAs: refuse,
  release: refuse,
  forget: refuse,
  async ledger(connection, from, to) {
    if (connection !== null && isWhole(scope, connection)) return journal.ledger(connection, from, to);
    if (connection !== null || scope.clauses.every(({ rows }) => rows !== null))
      throw beyondScope("What the product's own calls cost");
    return (await journal.ledger(null, from, to)).filter((entry) => isWhole(scope, entry.connection));
  },
});
