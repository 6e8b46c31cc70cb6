import type { BudgetJson } from '@smartcloudops/contract';
import type { AllocationRules } from '@smartcloudops/insights';

import { auditBook } from '../access/policy/audit-book.ts';
import type { AuditEntry } from '../access/policy/audit-book.ts';
import { policyBook } from '../access/policy/policy-book.ts';
import type { PolicyChange, StoredPolicy } from '../access/policy/policy-book.ts';
import { scopedReaders } from '../access/rows/scoped-readers.ts';
import type { ScopedCall } from '../access/rows/scoped-readers.ts';
import { allocationBook } from '../allocation/allocation-book.ts';
import { warehouseReader } from '../answers/reader.ts';
import type { Reader } from '../answers/reader.ts';
import { backfillDesk } from '../backfill/backfill-desk.ts';
import type { BackfillDesk } from '../backfill/backfill-desk.ts';
import { budgetBook, budgetRealm } from '../budgets/budget-book.ts';
import type { BudgetBook } from '../budgets/budget-book.ts';
import { connectionBook } from '../connections/connection-book.ts';
import type { StoredConnection } from '../connections/connection-book.ts';
import type { ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import type { AnswerProgress } from '../answers/answer-cache.ts';
import type { Logger } from '../logger.ts';
import { forecastKeeper } from '../scoreboard/forecast-keeper.ts';
import { deriveKey } from '../secrets/derive-key.ts';
import type { Call } from '../threads/messages.ts';
import type { Desk } from '../threads/serve-desk.ts';
import { openWarehouse } from './open-warehouse.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** A connection as other threads see it: errors travel as text. */
export type ListedConnection =
  | Extract<StoredConnection, { kind: 'open' }>
  | { readonly kind: 'broken'; readonly id: string; readonly code: string; readonly message: string };

/** Questions, and the book of connections: all that is short. */
export interface Answers extends Reader, BackfillDesk {
  connections(input: null): Promise<readonly ListedConnection[]>;
  /** @returns whether anything changed */
  remember(input: ConnectionSettings): Promise<boolean>;
  forget(input: { readonly id: string }): Promise<void>;
  /** Those that people wrote, and the cost categories of these connections. */
  allocations(input: { readonly connections: readonly string[] | null }): Promise<readonly AllocationRules[]>;
  /** @throws EngineError `ENGINE_BAD_ALLOCATION` */
  putAllocation(rules: unknown): Promise<AllocationRules>;
  /** @throws EngineError `ENGINE_NO_SUCH_ALLOCATION` */
  removeAllocation(input: { readonly name: string }): Promise<void>;
  /** Budgets that people wrote, of these connections alone. */
  budgets(input: { readonly connections: readonly string[] | null }): Promise<readonly BudgetJson[]>;
  /** @throws EngineError `ENGINE_BAD_BUDGET` */
  putBudget(input: Parameters<BudgetBook['put']>[0]): Promise<BudgetJson>;
  /** @throws EngineError `ENGINE_NO_SUCH_BUDGET` */
  removeBudget(input: Parameters<BudgetBook['remove']>[0]): Promise<void>;
  /** A question of a caller who sees some rows only. @throws EngineError `ENGINE_BEYOND_SCOPE` */
  within(input: ScopedCall, call?: Call<AnswerProgress>): Promise<unknown>;
  /** Who may see what. @throws EngineError `ENGINE_BAD_ACCESS` */
  accessPolicy(input: { readonly realm: string }): Promise<StoredPolicy>;
  /** @throws EngineError `ENGINE_BAD_ACCESS`, `ENGINE_ACCESS_CHANGED` */
  putAccessPolicy(input: PolicyChange): Promise<StoredPolicy>;
  audit(input: { readonly realm: string; readonly limit: number }): Promise<readonly AuditEntry[]>;
}

function listed(connection: StoredConnection): ListedConnection {
  if (connection.kind === 'open') return connection;
  const { code, message } = toEngineError(connection.error);
  return { kind: 'broken', id: connection.id, code, message };
}

export async function openAnswers(
  location: WarehouseLocation,
  clock: () => number,
  logger: Logger
): Promise<Desk<Answers>> {
  const warehouse = await openWarehouse(location, clock);
  const keeper = forecastKeeper(warehouse, clock, logger);
  const book = connectionBook(warehouse.state, deriveKey(Buffer.from(location.key), 'seal'));
  const allocations = allocationBook(warehouse);
  const budgets = budgetBook(warehouse.state, clock);
  const policies = policyBook(warehouse.state, clock);
  const audits = auditBook(warehouse.state);
  return {
    methods: {
      ...warehouseReader(warehouse, { clock, keeper }),
      ...backfillDesk(warehouse, clock),
      connections: async () => (await book.list()).map(listed),
      remember: async (settings) => book.put(settings),
      forget: async ({ id }) => book.remove(id),
      allocations: ({ connections }) => allocations.list(connections),
      putAllocation: (rules) => allocations.put(rules),
      removeAllocation: ({ name }) => allocations.remove(name),
      budgets: ({ connections }) => budgets.list(connections),
      putBudget: (input) => budgets.put(input),
      removeBudget: (input) => budgets.remove(input),
      within: scopedReaders(warehouse, clock),
      accessPolicy: ({ realm }) => policies.get(realm),
      putAccessPolicy: (change) => policies.put(change),
      audit: async ({ realm, limit }) =>
        [...(await audits.list(realm, limit)), ...(await audits.list(budgetRealm(realm), limit))]
          .toSorted((a, b) => b.at - a.at)
          .slice(0, limit),
    },
    close: async () => {
      await keeper.flush();
      await warehouse.close();
    },
  };
}
