import type { Account, LineFacts } from './line.ts';
import { PLAIN_FACTS } from './line-facts.ts';
import type { LineDraft } from './lines.ts';
import { draftLine } from './lines.ts';
import { keyOf } from './random.ts';
import { ACCRUALS } from './rhythm.ts';

const TAX_RATE = 0.0475;

/** Business support: 10 % of the first $10,000 a month, 7 % up to $80,000, 5 % up to $250,000, 3 % beyond; $100 at least. */
const SUPPORT_TIERS = [
  { upTo: 10_000, rate: 0.1 },
  { upTo: 80_000, rate: 0.07 },
  { upTo: 250_000, rate: 0.05 },
  { upTo: Infinity, rate: 0.03 },
] as const;

/** Sales tax on a month's usage, both in whole 1e-10 dollars. */
export function taxOn(base: number): number {
  return Math.round(base * TAX_RATE);
}

export function supportOn(base: number): number {
  let from = 0;
  let fee = 0;
  for (const { upTo, rate } of SUPPORT_TIERS) {
    const dollars = base / 1e10;
    if (dollars <= from) break;
    fee += (Math.min(dollars, upTo) - from) * rate;
    from = upTo;
  }
  return Math.round(Math.max(fee, 100) * 1e10);
}

function monthlyFacts(account: Account, name: 'tax' | 'support'): LineFacts {
  return {
    ...PLAIN_FACTS,
    key: keyOf(keyOf(1, account.id), name),
    account,
    region: null,
    service: name === 'tax' ? 'Tax' : 'AWS Support (Business)',
    category: name === 'tax' ? 'Other' : 'Management and Governance',
    usageType: name === 'tax' ? 'USSalesTax' : 'Dollar',
    operation: '',
    recordType: name === 'tax' ? 'Tax' : 'Support fee',
    description: name === 'tax' ? 'Sales tax on the month’s usage' : 'Business support, by the month’s usage',
    unit: 'Dollar',
    accrual: ACCRUALS.midnight,
    lagHours: 6,
  };
}

/** Lines whose amounts follow from the rest of the month: booked on its first day, growing until it closes. */
export function monthlyLines(days: number, accounts: readonly Account[]): LineDraft[] {
  const empty = () => ({ unblended: new Float64Array(days), usage: new Float64Array(days), taxable: false });
  const lines = accounts.map((account) => draftLine(monthlyFacts(account, 'tax'), { ...empty(), derived: 'tax' }));
  const payer = accounts[0];
  if (payer) lines.push(draftLine(monthlyFacts(payer, 'support'), { ...empty(), derived: 'support' }));
  return lines;
}
