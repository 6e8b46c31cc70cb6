/** Small durable state that is not money: sealed connections, watermarks, leases. */
export interface StateStore {
  get(key: string): string | null;
  /** Durable when it returns. */
  set(key: string, value: string): void;
  delete(key: string): void;
  list(prefix: string): readonly { readonly key: string; readonly value: string }[];
  /** Takes or renews a lease; false when another owner holds it. */
  acquireLease(name: string, owner: string, ttlMs: number, now: number): boolean;
  releaseLease(name: string, owner: string): void;
}
