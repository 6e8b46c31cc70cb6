import type { Dimension } from '@smartcloudops/focus';
import type { AccountBook, AccountDirectory } from '@smartcloudops/insights';

import { clausesOf } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';

/** One of these values is enough for a row to be visible. */
export interface Condition {
  readonly dimension: Dimension;
  readonly values: readonly string[];
}

/** What of a connection is visible: all of it, or rows that meet one of the conditions (none: no row). */
export type Visible = 'all' | readonly Condition[];

/** Looks up what is visible of connections; units are the accounts that are in them now. */
export interface VisibleRows {
  of(connection: string): Promise<Visible>;
  /** Whether things of an account may be seen. */
  hasAccount(connection: string, account: unknown): Promise<boolean>;
}

/** @param accounts who knows which units accounts are in; only connections that the caller may read are believed */
export function visibleRows(scope: RowScope, accounts: AccountBook): VisibleRows {
  async function of(connection: string): Promise<Visible> {
    const rules = clausesOf(scope, connection).map(({ rows }) => rows);
    if (rules.includes(null)) return 'all';
    const known = rules.filter((rule) => rule !== null);
    const units = known.flatMap(({ organizationalUnits }) => organizationalUnits);
    const within = units.length === 0 ? [] : accountsIn(await accounts.at(scope.connections, null), units);
    const ids = [...new Set([...known.flatMap((rule) => rule.accounts), ...within])].toSorted();
    const tags = new Map<string, Set<string>>();
    for (const { tags: byKey } of known)
      for (const [key, values] of Object.entries(byKey)) tags.set(key, new Set([...(tags.get(key) ?? []), ...values]));
    return [
      ...(ids.length > 0 ? [{ dimension: 'SubAccountId' as const, values: ids }] : []),
      ...[...tags].map(([key, values]) => ({ dimension: `Tags.${key}` as const, values: [...values].toSorted() })),
    ];
  }
  return {
    of,
    async hasAccount(connection, account) {
      const visible = await of(connection);
      if (visible === 'all') return true;
      return visible.some(({ dimension, values }) => dimension === 'SubAccountId' && values.includes(String(account)));
    },
  };
}

function accountsIn(directory: AccountDirectory, units: readonly string[]): readonly string[] {
  const isIn = (path: string) =>
    units.some((unit) => path === unit || path.startsWith(unit === '/' ? '/' : `${unit}/`));
  return [...directory].flatMap(([id, { unit }]) => (unit !== null && isIn(unit) ? [id] : []));
}
