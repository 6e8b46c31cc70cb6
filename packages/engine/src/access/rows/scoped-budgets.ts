import type { BudgetJson } from '@smartcloudops/contract';

import { isUnlimited, isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import type { VisibleRows } from './visible-rows.ts';

/**
 * Whether a budget may be seen: only when every charge that it counts is visible. Of a part of them its figures would be wrong, and
 * what it counts besides is not for everybody.
 */
export async function seesBudget(
  { connections, filters }: Pick<BudgetJson, 'connections' | 'filters'>,
  scope: RowScope,
  visible: VisibleRows
): Promise<boolean> {
  if (connections === null) return scope.connections === null && isUnlimited(scope);
  const seen = await Promise.all(
    connections.map(async (connection) => {
      if (isWhole(scope, connection)) return true;
      const rows = await visible.of(connection);
      return (
        rows !== 'all' &&
        rows.some((allowed) =>
          filters.some(
            ({ dimension, op, values }) =>
              dimension === allowed.dimension &&
              op === 'in' &&
              values.length > 0 &&
              values.every((value) => value !== null && allowed.values.includes(value))
          )
        )
      );
    })
  );
  return seen.every(Boolean);
}
