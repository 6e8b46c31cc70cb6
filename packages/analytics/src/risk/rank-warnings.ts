/** What may happen, and how bad that would be. */
export interface EarlyWarning {
  /** 0 to 1. */
  readonly probability: number;
  /** Loss if it happens, in one unit for all (money), at least 0. */
  readonly severity: number;
  /** Steps until it happens, 0 for now; null when that is not known. */
  readonly steps: number | null;
}

/** Steps after which a warning counts half: a week of days. */
const HALF_LIFE = 7;

/**
 * Most urgent first: urgency = probability × severity × 2^(−steps / halfLife), the expected loss, discounted by the time there is
 * to act. Of equals the earlier given comes first; without known steps a warning counts as one half-life away.
 */
export function rankWarnings<T extends EarlyWarning>(
  items: readonly T[],
  halfLife: number = HALF_LIFE
): readonly (T & { readonly urgency: number })[] {
  return items
    .map((item) => ({
      ...item,
      urgency: item.probability * item.severity * 2 ** (-(item.steps ?? halfLife) / halfLife),
    }))
    .sort((a, b) => b.urgency - a.urgency);
}
