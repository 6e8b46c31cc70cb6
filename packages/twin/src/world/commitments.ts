import { at } from './amount.ts';
import { daysInMonth, firstDayOf, monthOf } from './calendar.ts';
import type { Account, LineFacts } from './line.ts';
import { PLAIN_FACTS } from './line-facts.ts';
import type { LineDraft } from './lines.ts';
import { RESERVED_RATE, draftLine, listPriceOf } from './lines.ts';
import type { Meter } from './meter.ts';
import { hex, keyOf, pick } from './random.ts';
import type { DayRange } from './range.ts';
import { mapped, series } from './range.ts';
import { ACCRUALS } from './rhythm.ts';
import { uuid } from './uuid.ts';

/** Share of the Savings Plan that is used; the rest is planted waste. */
const PLAN_UTILISATION = 0.93;

interface Commitments {
  readonly savingsPlanArn: string;
  readonly reservationArn: string;
}

export function commitmentsOf(seed: number, payer: Account): Commitments {
  const key = keyOf(seed, 'commitments');
  return {
    savingsPlanArn: `arn:aws:savingsplans::${payer.id}:savingsplan/${uuid(seed, 'commitments')}`,
    reservationArn: `arn:aws:rds:us-east-1:${payer.id}:ri:ri-${hex(keyOf(key, 'ri'), 16)}`,
  };
}

export const SAVINGS_PLAN_TERM = 'savings plan term';
export const RESERVATION_TERM = 'reservation term';

/** The year for which a commitment holds at a moment, ISO 8601: it is renewed on the same day of each year. */
export function commitmentTerm(
  seed: number,
  which: string,
  now: number
): { readonly startDate: string; readonly endDate: string } {
  const dayOfYear = pick(keyOf(seed, which), 365);
  const year = new Date(now).getUTCFullYear();
  const anniversary = (of: number) => Date.UTC(of, 0, 1 + dayOfYear, 9, 30);
  const start = anniversary(year) <= now ? year : year - 1;
  const text = (time: number) => new Date(time).toISOString();
  return { startDate: text(anniversary(start)), endDate: text(anniversary(start + 1)) };
}

/** Tells covered usage which commitment covers it. */
export function attribute(draft: LineDraft, commitments: Commitments): LineDraft {
  switch (draft.recordType) {
    case 'SavingsPlanCoveredUsage':
    case 'SavingsPlanNegation':
      return { ...draft, commitment: { id: commitments.savingsPlanArn, type: 'Savings Plan' } };
    case 'DiscountedUsage':
      return { ...draft, commitment: { id: commitments.reservationArn, type: 'Reserved' } };
    default:
      return draft;
  }
}

/**
 * The Savings Plan's fee, charged every day; amortized it is only what the plan's usage left unused.
 * The commitment is a constant: what is covered never varies, and it is rounded up to whole cents an hour.
 */
export function savingsPlanFee(
  payer: Account,
  arn: string,
  covered: readonly LineDraft[],
  range: DayRange
): LineDraft | null {
  if (covered.length === 0) return null;
  const used = series(range, (day) =>
    covered.reduce((sum, line) => sum + at(line.cost.AmortizedCost, day - range.firstDay), 0)
  );
  const centsPerHour = Math.ceil(at(used, 0) / 24 / PLAN_UTILISATION / 1e8);
  const facts: LineFacts = {
    ...PLAIN_FACTS,
    key: keyOf(1, arn),
    account: payer,
    region: 'global',
    service: 'Savings Plans for AWS Compute usage',
    category: 'Compute',
    usageType: 'ComputeSP:1yrNoUpfront',
    operation: '',
    recordType: 'SavingsPlanRecurringFee',
    description: '1 year No Upfront Compute Savings Plan',
    purchaseType: 'Savings Plans',
    commitment: { id: arn, type: 'Savings Plan' },
    unit: 'Hrs',
    accrual: ACCRUALS.flat,
    lagHours: 6,
  };
  const unblended = mapped(used, () => centsPerHour * 24 * 1e8);
  const amortized = mapped(unblended, (fee, i) => fee - at(used, i));
  return draftLine(facts, { unblended, amortized, usage: mapped(used, () => 24_000_000), list: unblended });
}

/** The reservations' fee, charged for the whole month on its first day; fully used, so amortized it is nothing. */
export function reservationFee(
  payer: Account,
  arn: string,
  reserved: readonly Meter[],
  range: DayRange
): LineDraft | null {
  const meter = reserved[0];
  if (!meter) return null;
  const perHour = reserved.reduce((sum, one) => sum + Math.round(listPriceOf(one) * RESERVED_RATE * 1e10), 0);
  const hours = (day: number) => (day === firstDayOf(monthOf(day)) ? 24 * daysInMonth(monthOf(day)) : 0);
  const facts: LineFacts = {
    ...PLAIN_FACTS,
    key: keyOf(1, arn),
    account: payer,
    region: 'us-east-1',
    service: meter.product.service,
    category: meter.product.category,
    usageType: 'HeavyUsage:db.r6g',
    operation: meter.product.operation,
    recordType: 'RIFee',
    description: 'Monthly fee of reserved database instances, 1 year No Upfront',
    purchaseType: 'Standard Reserved Instances',
    commitment: { id: arn, type: 'Reserved' },
    unit: 'Hrs',
    accrual: ACCRUALS.midnight,
    lagHours: 6,
  };
  const unblended = series(range, (day) => hours(day) * perHour);
  return draftLine(facts, {
    unblended,
    amortized: new Float64Array(unblended.length),
    usage: series(range, (day) => hours(day) * 1e6 * reserved.length),
  });
}
