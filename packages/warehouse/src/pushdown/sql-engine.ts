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
 * Columns that the engine adds to every table and does not list: the file that a row is in, as quoted SQL. They tell which data
 * changed, and how many bytes a query reads at most.
 */
export interface FileColumns {
  readonly path: string;
  /** A timestamp, with or without time zone. */
  readonly modified: string;
  readonly size: string;
}

/**
 * A distributed SQL engine that speaks Trino's dialect over an organisation's own table of charges: Athena by its API, Trino.
 * Every method may be called by several callers at once. What `query` throws is a {@link SqlEngineError}.
 */
export interface SqlEngine {
  /** For people and as the ledger's source: `athena`. */
  readonly name: string;
  /** The billed call, as the ledger keeps it: `athena:StartQueryExecution`. */
  readonly operation: string;
  /** Null where the engine has none for the table; then all that was read is read again every few hours. */
  readonly files: FileColumns | null;
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

/**
 * What `query` of an engine throws may say what it costs all the same. The message says what the engine said and what to do; it holds
 * no secrets.
 */
export interface SqlEngineError extends Error {
  /** Bytes that are billed although there is no answer (a query that was cancelled); null when that is not known. */
  readonly bytesScanned: number | null;
}
