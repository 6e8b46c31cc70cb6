/** A cell of an answer: the text that the engine writes for `CAST(… AS varchar)`, or null. Queries cast every column to text. */
export type SqlCell = string | null;

export interface SqlAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlCell[])[];
  /** What the engine read of the table, which is what it bills; 0 when it was answered from the engine's own cache of results. */
  readonly bytesScanned: number;
}

export interface SqlColumn {
  readonly name: string;
  /** As the engine's catalog writes it, in lower case: `double`, `decimal(38,9)`, `varchar`, `timestamp(3)`, `map(varchar,varchar)`. */
  readonly type: string;
}

/** A table of the engine's catalog. Names are the plain ones; whoever writes SQL quotes them. */
export interface SqlTable {
  readonly catalog?: string;
  readonly schema: string;
  readonly name: string;
}

/**
 * A distributed SQL engine that speaks Trino's dialect over an organisation's own table of charges: Athena by its API, Trino.
 * Every method may be called by several callers at once. What fails is a {@link SqlEngineError}.
 */
export interface SqlEngine {
  /** For people and as the ledger's source: `athena`. */
  readonly name: string;
  /** The billed call, as the ledger keeps it: `athena:StartQueryExecution`. */
  readonly operation: string;
  /** US dollars, decimal text, for a query that scans so many bytes, with the engine's rounding and minimum per query. */
  price(bytesScanned: number): string;
  /** The most bytes that a single query may scan before the engine itself ends it (Athena: the workgroup's limit); null without one. */
  limit(): Promise<number | null>;
  /**
   * Runs one statement to its end and reads its whole answer.
   * @param options.maxBytes stop the query once it is seen to have scanned more
   */
  query(sql: string, options: { readonly signal?: AbortSignal; readonly maxBytes: number }): Promise<SqlAnswer>;
  /** Columns of a table, partition columns included, in the table's order; asks the catalog and costs nothing. */
  columns(table: SqlTable, options?: { readonly signal?: AbortSignal }): Promise<readonly SqlColumn[]>;
  close(): Promise<void>;
}

/** What an engine throws. The message says what the engine said and what to do; it holds no secrets. */
export class SqlEngineError extends Error {
  override readonly name = 'SqlEngineError';
  /** Bytes that are billed although the query failed (a cancelled query of Athena); null when that is not known. */
  readonly bytesScanned: number | null;

  constructor(message: string, options: { readonly bytesScanned: number | null; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.bytesScanned = options.bytesScanned;
  }
}
