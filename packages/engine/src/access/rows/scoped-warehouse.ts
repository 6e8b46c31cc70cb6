import { accountBook } from '@smartcloudops/insights';
import type { CollectJournal, StateStore, Warehouse } from '@smartcloudops/warehouse';

import { beyondScope, notWritable } from './beyond-scope.ts';
import { isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import { scopedCosts } from './scoped-costs.ts';
import { scopedForecasts } from './scoped-forecasts.ts';
import { scopedItems } from './scoped-items.ts';
import { scopedMetrics } from './scoped-metrics.ts';
import { visibleRows } from './visible-rows.ts';

/** State that says nothing of rows: allocation rules that people wrote, and how far the replay of forecasts is. */
const READABLE = ['allocation/', 'allocations/', 'forecasts/replay/', 'forecasts/changes'];
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
    state: scopedState(warehouse.state),
    journal: scopedJournal(warehouse.journal, scope),
    upkeep: { retain: refuse, sizes: refuse, compact: refuse },
    close: () => Promise.resolve(),
  };
}

const refuse = () => Promise.reject(notWritable());

const scopedState = (state: StateStore): StateStore => ({
  get: async (key) => (isReadable(key) ? state.get(key) : null),
  list: async (prefix) => (await state.list(prefix)).filter(({ key }) => isReadable(key)),
  set: refuse,
  delete: refuse,
  acquireLease: refuse,
  releaseLease: refuse,
});

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
