import type { QueryExecution, Row } from '@aws-sdk/client-athena';

import type { AthenaClient } from './client.ts';

export interface QueryRows {
  readonly columns: readonly string[];
  /** Null is told apart from empty text. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A value that is null comes without text; an empty text comes as one. */
const cellsOf = ({ Data = [] }: Row): readonly (string | null)[] =>
  Data.map(({ VarCharValue }) => VarCharValue ?? null);

/** The whole answer of a query that succeeded. Queries repeat the names of the columns as their first row; it is left out. */
export async function readResults(
  client: AthenaClient,
  id: string,
  { StatementType }: QueryExecution,
  signal?: AbortSignal
): Promise<QueryRows> {
  let columns: readonly string[] = [];
  const rows: (readonly (string | null)[])[] = [];
  let token: string | undefined;
  let isFirst = true;
  do {
    const { ResultSet, NextToken } = await client.readResults(id, token, signal);
    const page = (ResultSet?.Rows ?? []).map(cellsOf);
    if (isFirst) columns = (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = '' }) => Name);
    const [head] = page;
    const hasHeader = isFirst && StatementType === 'DML' && head !== undefined && isSame(head, columns);
    rows.push(...(hasHeader ? page.slice(1) : page));
    isFirst = false;
    token = NextToken;
  } while (token !== undefined && token !== '');
  return { columns, rows };
}

const isSame = (cells: readonly (string | null)[], names: readonly string[]) =>
  cells.length === names.length && cells.every((cell, index) => cell === names[index]);
