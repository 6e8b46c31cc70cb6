/** One leaf of what changed. */
export interface ChangeRow {
  /** One value per dimension; null where it has none. */
  readonly keys: readonly (string | null)[];
  readonly actual: number;
  readonly expected: number;
}

/** A part of the change: all rows with these values, less those of causes found before. */
export interface Cause {
  /** In the order of the dimensions; empty when everything changed alike. Every value that all its rows share is named. */
  readonly where: readonly { readonly dimension: string; readonly value: string | null }[];
  readonly actual: number;
  readonly expected: number;
  /** actual − expected. */
  readonly contribution: number;
  /** Of the whole change; above 1 when others go the other way; null when the whole change is zero. */
  readonly share: number | null;
}

export interface RootCauses {
  /** Sum of actual − expected over all rows: the contributions and the rest. */
  readonly change: number;
  /** Largest contribution first. */
  readonly causes: readonly Cause[];
  /** What no cause explains. */
  readonly rest: number;
}

export interface RootCauseOptions {
  /** At most so many causes. Default 5. */
  readonly most?: number;
}
