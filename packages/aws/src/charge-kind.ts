import type { FocusRow } from '@smartcloudops/focus';

/** What an AWS charge type says in FOCUS terms. */
export type ChargeKind = Readonly<
  Pick<
    FocusRow,
    | 'ChargeCategory'
    | 'ChargeClass'
    | 'ChargeFrequency'
    | 'PricingCategory'
    | 'CommitmentDiscountType'
    | 'CommitmentDiscountStatus'
  >
>;

const kind = (ChargeCategory: string, ChargeFrequency: string, rest: Partial<ChargeKind> = {}): ChargeKind => ({
  ChargeCategory,
  ChargeClass: null,
  ChargeFrequency,
  PricingCategory: null,
  CommitmentDiscountType: null,
  CommitmentDiscountStatus: null,
  ...rest,
});

const RESERVED = { PricingCategory: 'Committed', CommitmentDiscountType: 'Reserved Instance' };
const SAVINGS_PLAN = { PricingCategory: 'Committed', CommitmentDiscountType: 'Savings Plan' };

/**
 * AWS charge types (Cost Explorer's RECORD_TYPE, the CUR's lineItem/LineItemType) in terms of FOCUS 1.2.
 * Sources: CUR user guide "Line item details" (LineItemType), Cost Explorer user guide "Charge type", and FOCUS 1.2
 * ChargeCategory, ChargeClass, ChargeFrequency.
 *
 * - A savings plan's negation takes back the on-demand price of the usage that the plan covers: it belongs to Usage, so that
 *   covered usage is billed at nothing and the plan's own fee is the Purchase.
 * - A refund gives money back for an earlier charge. FOCUS keeps Credit for incentives "other than corrections", hence
 *   Adjustment of class Correction.
 * - Discounts that AWS bills as lines of their own lower the bill without being vouchers: Adjustment.
 *
 * Keys are the types in lower case, letters only.
 */
export const CHARGE_KINDS: Readonly<Record<string, ChargeKind>> = {
  usage: kind('Usage', 'Usage-Based', { PricingCategory: 'Standard' }),
  discountedusage: kind('Usage', 'Usage-Based', { ...RESERVED, CommitmentDiscountStatus: 'Used' }),
  reservationappliedusage: kind('Usage', 'Usage-Based', { ...RESERVED, CommitmentDiscountStatus: 'Used' }),
  savingsplancoveredusage: kind('Usage', 'Usage-Based', { ...SAVINGS_PLAN, CommitmentDiscountStatus: 'Used' }),
  savingsplannegation: kind('Usage', 'Usage-Based', { ...SAVINGS_PLAN, CommitmentDiscountStatus: 'Used' }),
  fee: kind('Purchase', 'One-Time'),
  upfrontreservationfee: kind('Purchase', 'One-Time', RESERVED),
  rifee: kind('Purchase', 'Recurring', RESERVED),
  recurringreservationfee: kind('Purchase', 'Recurring', RESERVED),
  savingsplanupfrontfee: kind('Purchase', 'One-Time', SAVINGS_PLAN),
  savingsplanrecurringfee: kind('Purchase', 'Recurring', SAVINGS_PLAN),
  supportfee: kind('Purchase', 'Recurring'),
  support: kind('Purchase', 'Recurring'),
  subscription: kind('Purchase', 'Recurring'),
  tax: kind('Tax', 'Usage-Based'),
  credit: kind('Credit', 'One-Time'),
  refund: kind('Adjustment', 'One-Time', { ChargeClass: 'Correction' }),
};

/** What any other type is. */
export const OTHER_CHARGE = kind('Adjustment', 'One-Time');

/** @param type AWS's charge type in any of its spellings: `SavingsPlanNegation`, `Savings Plan Negation`. Unknown types are Adjustment. */
export function chargeKind(type: string | null): ChargeKind {
  return CHARGE_KINDS[(type ?? '').toLowerCase().replace(/[^a-z]/g, '')] ?? OTHER_CHARGE;
}
