import type { Dimension } from '@smartcloudops/focus';
import type { AccountBook, AccountDirectory } from '@smartcloudops/insights';

import { clausesOf } from './row-scope.ts';
import type { RowRule, RowScope } from './row-scope.ts';

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

interface Known {
  /** What it was made from; null when no unit is named. */
  readonly directory: AccountDirectory | null;
  readonly visible: Visible;
  readonly accounts: ReadonlySet<string>;
}

/** @param accounts who knows which units accounts are in; only connections that the caller may read are believed */
export function visibleRows(scope: RowScope, accounts: AccountBook): VisibleRows {
  const known = new Map<string, Known>();

  async function lookUp(connection: string): Promise<Known> {
    const rules = clausesOf(scope, connection).map(({ rows }) => rows);
    const units = rules.flatMap((rule) => rule?.organizationalUnits ?? []);
    const directory = units.length === 0 ? null : await accounts.at(scope.connections, null);
    const found = known.get(connection);
    // The book gives the same directory as long as nothing is told anew.
    if (found?.directory === directory) return found;
    const visible: Visible = rules.includes(null)
      ? 'all'
      : conditionsOf(rules, directory ? accountsIn(directory, units) : []);
    const ids =
      visible === 'all' ? [] : visible.flatMap(({ dimension, values }) => (dimension === 'SubAccountId' ? values : []));
    const made = { directory, visible, accounts: new Set(ids) };
    known.set(connection, made);
    return made;
  }

  return {
    of: async (connection) => (await lookUp(connection)).visible,
    async hasAccount(connection, account) {
      const { visible, accounts: ids } = await lookUp(connection);
      return visible === 'all' || ids.has(String(account));
    },
  };
}

function conditionsOf(rules: readonly (RowRule | null)[], inUnits: readonly string[]): readonly Condition[] {
  const ids = new Set([...rules.flatMap((rule) => rule?.accounts ?? []), ...inUnits]);
  const tags = new Map<string, Set<string>>();
  for (const [key, values] of rules.flatMap((rule) => Object.entries(rule?.tags ?? {})))
    tags.set(key, new Set([...(tags.get(key) ?? []), ...values]));
  return [
    ...(ids.size > 0 ? [{ dimension: 'SubAccountId' as const, values: [...ids].toSorted() }] : []),
    ...[...tags].map(([key, values]) => ({ dimension: `Tags.${key}` as const, values: [...values].toSorted() })),
  ];
}

function accountsIn(directory: AccountDirectory, units: readonly string[]): readonly string[] {
  const isIn = (path: string) =>
    units.some((unit) => path === unit || path.startsWith(unit === '/' ? '/' : `${unit}/`));
  return [...directory].flatMap(([id, { unit }]) => (unit !== null && isIn(unit) ? [id] : []));
}
