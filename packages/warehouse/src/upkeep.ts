import { DAY_MS } from '@smartcloudops/focus';

/** Kinds of data that age differently. Rollups belong to their charges, and go with them. */
export type DataClass = 'superseded-charges' | 'charges' | 'measurements' | 'items' | 'forecasts' | 'ledger' | 'pages';

/** Days that data of a class is kept; null: for ever. */
export type RetentionPolicy = Readonly<Record<DataClass, number | null>>;

/**
 * What is kept when nobody says otherwise: the bill for ever; what a bill once said, for "as of" questions, 400 days; measurements
 * as long as the provider keeps them (15 months); what was spent long enough for three years' books; answers that were paid for and
 * are no charges yet long enough for a history that is bought over many months of a small budget.
 */
export const DEFAULT_RETENTION: RetentionPolicy = {
  'superseded-charges': 400,
  charges: null,
  measurements: 455,
  items: 800,
  forecasts: 400,
  ledger: 1200,
  pages: 400,
};

/** What retention dropped of a class, or would drop. */
export interface RetentionResult {
  readonly dataClass: DataClass;
  readonly keepDays: number | null;
  /** What is older goes, epoch ms; null: nothing goes. */
  readonly before: number | null;
  /** Loads, series of which nothing is left, versions, forecasts, entries or pages, as the class has them. */
  readonly dropped: number;
  /** Bytes of content, about; they are filled again, and the disk gets them back by `compact()`. */
  readonly bytes: number;
}

/** A file or table space of the warehouse. */
export interface StorageSize {
  readonly part: 'charges' | 'measurements' | 'items' | 'memory';
  readonly bytes: number;
  /** Of these, what is free to be filled again. */
  readonly freeBytes: number;
}

/** What keeps a warehouse small. */
export interface Upkeep {
  /**
   * Drops what is older than the policy keeps; with `apply` false it only tells. Charges go load by load, each in one transaction,
   * when all of a load is old; of the newest load nothing goes. The calendar month of `now` and the one before stay in the ledger whatever the policy says.
   * Age is counted from `now` or from 31 days after the last charge or measurement there is, whichever is earlier, so that a clock
   * that is ahead drops nothing. After superseded charges have gone, questions "as of" a moment that needs them are refused.
   */
  retain(policy: RetentionPolicy, now: number, apply: boolean): Promise<readonly RetentionResult[]>;
  sizes(): Promise<readonly StorageSize[]>;
  /** Gives free space back to the disk. Needs as much again while it runs; others wait to write meanwhile. */
  compact(): Promise<void>;
}

/** How long after the last data the clock is believed. */
const TRUSTED_MS = 31 * DAY_MS;

/**
 * @param ends of the last charge and of the last measurement, epoch ms; null where there is none
 * @returns from when age is counted; null when there is nothing to count from
 */
export function retentionNow(now: number, ends: readonly (number | null)[]): number | null {
  const last = Math.max(...ends.map((end) => end ?? -Infinity));
  return last === -Infinity ? null : Math.min(now, last + TRUSTED_MS);
}

/** @returns what is older goes; null: nothing goes */
export const retentionStart = (keepDays: number | null, now: number | null): number | null =>
  keepDays === null || now === null ? null : now - keepDays * DAY_MS;
