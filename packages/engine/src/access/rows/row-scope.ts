/** Rows of a connection by what they carry: one of the accounts, a place in one of the units, or one of the tags is enough. */
export interface RowRule {
  /** SubAccountId */
  readonly accounts: readonly string[];
  /** Paths such as `/Commerce`, with all that is below them. */
  readonly organizationalUnits: readonly string[];
  /** Values by tag key. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface RowClause {
  /** Null: any. */
  readonly connections: readonly string[] | null;
  /** Null: everything there. */
  readonly rows: RowRule | null;
}

/** What a caller may see. It crosses between threads, and two that are written the same are the same. */
export interface RowScope {
  /** Connections that may be read at all; null for all. */
  readonly connections: readonly string[] | null;
  /** One that allows a row is enough; without any, nothing is visible. */
  readonly clauses: readonly RowClause[];
}

export const NOTHING: RowScope = { connections: [], clauses: [] };

const mayRead = (allowed: readonly string[] | null, connection: string) => allowed?.includes(connection) ?? true;

/** The clauses that say something of a connection. */
export const clausesOf = ({ connections, clauses }: RowScope, connection: string): readonly RowClause[] =>
  mayRead(connections, connection) ? clauses.filter((clause) => mayRead(clause.connections, connection)) : [];

/** Whether anything of a connection may be visible. */
export const isVisible = (scope: RowScope, connection: string): boolean => clausesOf(scope, connection).length > 0;

/** Whether all of a connection is visible, what no account or tag can be told of included. */
export const isWhole = (scope: RowScope, connection: string): boolean =>
  clausesOf(scope, connection).some(({ rows }) => rows === null);

/** Whether all connections that the caller may read are visible wholly. */
export const isUnlimited = ({ clauses }: RowScope): boolean =>
  clauses.some(({ connections, rows }) => connections === null && rows === null);
