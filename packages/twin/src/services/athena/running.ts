/** What a query is told while it runs, and tells. */
export interface AthenaRun {
  /** Tells how many bytes are read so far. */
  scanned(bytes: number): void;
  /** Ends when the query is stopped. */
  readonly signal: AbortSignal;
}

/** Rows as text, with the types as Athena names them. */
export interface AthenaRows {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly bytesScanned: number;
}

/** Executes the SQL of a query. What it throws is the reason that Athena gives for the failure. */
export type AthenaRunner = (sql: string, run: AthenaRun) => Promise<AthenaRows>;

export interface AthenaWorkGroup {
  readonly name: string;
  /** `s3://bucket/folder/`; null: a query must bring its own. */
  readonly outputLocation: string | null;
  /** BytesScannedCutoffPerQuery, at least 10,000,000. */
  readonly bytesScannedCutoff?: number;
  /** The location of the workgroup wins over that of a query. Default true. */
  readonly enforced?: boolean;
  readonly disabled?: boolean;
}

/** A table of the catalogue, with Hive's types. */
export interface AthenaTable {
  readonly database: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly partitionKeys?: readonly { readonly name: string; readonly type: string }[];
}
