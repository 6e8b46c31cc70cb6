import type { Decimal } from './decimal.ts';

/** What a column of a bill file holds. `money` must be readable where present; an unreadable `quantity` is only noted. */
export type ColumnKind = 'money' | 'quantity' | 'time' | 'text' | 'tags';

/** How a column is found in a file and read. */
export interface ColumnSpec<K extends ColumnKind = ColumnKind> {
  readonly kind: K;
  /** Names under which producers write it, the first being the standard's. Case and punctuation do not count. */
  readonly names: readonly string[];
  /** The file is refused when the column is missing. */
  readonly required?: boolean;
  /** The file is refused when a cell of the column is empty. */
  readonly filled?: boolean;
  /** Tags spread over one column per key: what the columns' names start with. */
  readonly prefixes?: readonly string[];
}

export type ColumnTable = Readonly<Record<string, ColumnSpec>>;

interface CellValues {
  money: Decimal;
  quantity: Decimal;
  /** Epoch milliseconds UTC. */
  time: number;
  text: string;
  tags: Readonly<Record<string, string>>;
}

/** One row of a bill, read by a column table: absent cells are null, and so are columns that the file does not have. */
export type BillValues<T extends ColumnTable> = { readonly [C in keyof T]: CellValues[T[C]['kind']] | null };
