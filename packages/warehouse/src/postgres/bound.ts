/** A bound of a half-open span of whole milliseconds, as a bigint of the database takes it: "since ever" and "for ever" are numbers there. */
export const bound = (at: number): number =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.ceil(at)));
