import type { FocusRow } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';

/** Accounts of one simulated company; larger organisations are several of them, each with a seed of its own. */
const ACCOUNTS_OF_A_COMPANY = 500;
const BATCH = 10_000;

/** The last whole month before it is billed in full. */
export const BILL_END = Date.UTC(2026, 10, 1);
const KNOWN_AT = Date.UTC(2026, 10, 15);

/** The charges that the twin makes for so many accounts in `[from, to)`, epoch ms, in batches. */
export function* companyBill(accounts: number, from: number, to: number): Generator<readonly FocusRow[]> {
  const days = Math.ceil((KNOWN_AT - from) / 86_400_000) + 1;
  for (let first = 0; first < accounts; first += ACCOUNTS_OF_A_COMPANY) {
    const size = Math.min(ACCOUNTS_OF_A_COMPANY, accounts - first);
    const world = createWorld({ seed: 100 + first, days, accounts: size, now: KNOWN_AT });
    let batch: FocusRow[] = [];
    for (const row of focusRows(world, { from, to })) {
      if (batch.push(row) < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
