import { DAY_MS } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';

/** Accounts of one simulated company; larger organisations are several of them, each with a seed of its own. */
const ACCOUNTS_OF_A_COMPANY = 500;
const BATCH = 10_000;

/** End of the last month, which is billed in full by the time that the bill is known. */
export const BILL_END = Date.UTC(2026, 10, 1);
const KNOWN_AT = Date.UTC(2026, 10, 15);

/** The charges that the twin makes for so many accounts in `[from, to)`, epoch ms, in batches. */
export function* organisationBill(accounts: number, from: number, to: number): Generator<readonly FocusRow[]> {
  for (const company of companyBills(accounts, from, to)) yield* company;
}

/** The same, company by company. */
export function* companyBills(accounts: number, from: number, to: number): Generator<Generator<readonly FocusRow[]>> {
  for (let first = 0; first < accounts; first += ACCOUNTS_OF_A_COMPANY)
    yield companyBill(100 + first, Math.min(ACCOUNTS_OF_A_COMPANY, accounts - first), from, to);
}

function* companyBill(seed: number, accounts: number, from: number, to: number): Generator<readonly FocusRow[]> {
  const days = Math.ceil((KNOWN_AT - from) / DAY_MS) + 1;
  const world = createWorld({ seed, days, accounts, now: KNOWN_AT });
  let batch: FocusRow[] = [];
  for (const row of focusRows(world, { from, to })) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
