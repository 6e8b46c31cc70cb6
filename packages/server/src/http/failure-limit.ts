/** Slows down guessing: after so many wrong tokens from one address, its requests are refused until the window has passed. */
export interface FailureLimit {
  /** Seconds to wait, or null when the address may try. */
  blockedFor(address: string): number | null;
  failed(address: string): void;
}

const WINDOW_MS = 60_000;
const FAILURES = 10;
/** Addresses remembered at most; the oldest are forgotten first. */
const ADDRESSES = 10_000;

export function failureLimit(clock: () => number): FailureLimit {
  const windows = new Map<string, { readonly since: number; count: number }>();
  const open = (address: string) => {
    const window = windows.get(address);
    return window && clock() - window.since < WINDOW_MS ? window : null;
  };
  return {
    blockedFor(address) {
      const window = open(address);
      if (!window || window.count < FAILURES) return null;
      return Math.ceil((window.since + WINDOW_MS - clock()) / 1000);
    },
    failed(address) {
      const window = open(address);
      if (window) {
        window.count++;
        return;
      }
      windows.delete(address);
      windows.set(address, { since: clock(), count: 1 });
      const [oldest] = windows.keys();
      if (windows.size > ADDRESSES && oldest !== undefined) windows.delete(oldest);
    },
  };
}
