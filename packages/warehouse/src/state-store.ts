/** Small durable state that is not money: sealed connections, watermarks, leases. */
export interface StateStore {
  get(key: string): Promise<string | null>;
  /** Durable when it resolves. */
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /**
   * Takes or renews a lease; false when another owner holds it. One that ends more than `LEASE_SKEW_MS` after what is asked for
   * now was taken by a clock that was ahead, and counts as over.
   */
  acquireLease(name: string, owner: string, ttlMs: number, now: number): Promise<boolean>;
  releaseLease(name: string, owner: string): Promise<void>;
}

/** How far the clocks of those who share a warehouse may differ. */
export const LEASE_SKEW_MS = 5 * 60_000;
