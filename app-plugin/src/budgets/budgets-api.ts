import { getBackendSrv } from '@grafana/runtime';
import type { AccessSeen, BudgetJson, BudgetStatusResponse } from '@smartcloudops/contract';
import { lastValueFrom } from 'rxjs';

export type BudgetRow = BudgetStatusResponse['budgets'][number];

export interface LoadedBudgets {
  /** As people wrote them; those of AWS are not among them. */
  readonly written: readonly BudgetJson[];
  /** How all of them fare, the one that needs a look first on top. */
  readonly rows: readonly BudgetRow[];
  /** Whether the caller may write. */
  readonly mayWrite: boolean;
}

/** Budgets through a data source. */
export interface BudgetsApi {
  load(): Promise<LoadedBudgets>;
  put(budget: BudgetJson): Promise<BudgetJson>;
  remove(id: string): Promise<void>;
}

export function budgetsApi(uid: string): BudgetsApi {
  async function ask<Answer>(path: string, options: { method?: string; data?: unknown } = {}) {
    const url = `/api/datasources/uid/${uid}/resources/api/v1/${path}`;
    const { data } = await lastValueFrom(getBackendSrv().fetch<Answer>({ url, showErrorAlert: false, ...options }));
    return data;
  }
  return {
    async load() {
      const [{ budgets: written }, { budgets: rows }, { caller, sees }] = await Promise.all([
        ask<{ budgets: BudgetJson[] }>('budgets'),
        ask<BudgetStatusResponse>('analytics/budgets'),
        ask<AccessSeen>('access/me'),
      ]);
      return { written, rows, mayWrite: caller.role !== 'viewer' && sees === 'everything' };
    },
    put: (budget) => ask(`budgets/${encodeURIComponent(budget.id)}`, { method: 'PUT', data: budget }),
    async remove(id) {
      await ask(`budgets/${encodeURIComponent(id)}`, { method: 'DELETE' });
    },
  };
}
