import { money, usage } from './amount.ts';
import type { Line, LineFacts, Restatement } from './line.ts';
import { factsOf } from './line-facts.ts';
import type { Meter } from './meter.ts';
import type { DayRange } from './range.ts';
import { mapped, negated, series } from './range.ts';

const { round } = Math;

/** Effective price of covered usage relative to on-demand. */
const SAVINGS_PLAN_RATE = 0.72;
export const RESERVED_RATE = 0.64;
const PRIVATE_RATE = 0.78;

/** A line without its place in the ledger. */
export type LineDraft = Omit<Line, 'index'>;

interface Amounts {
  readonly unblended: Float64Array;
  readonly amortized?: Float64Array;
  readonly net?: Float64Array;
  readonly netAmortized?: Float64Array;
  readonly usage?: Float64Array;
  readonly list?: Float64Array;
  readonly taxable?: boolean;
  readonly restatements?: readonly Restatement[];
  readonly derived?: Line['derived'];
  readonly discount?: Line['discount'];
}

export function draftLine(facts: LineFacts, amounts: Amounts): LineDraft {
  const { unblended } = amounts;
  const amortized = amounts.amortized ?? unblended;
  const net = amounts.net ?? unblended;
  return {
    ...facts,
    usage: amounts.usage ?? new Float64Array(unblended.length),
    list: amounts.list ?? unblended,
    cost: {
      UnblendedCost: unblended,
      AmortizedCost: amortized,
      BlendedCost: unblended,
      NetUnblendedCost: net,
      NetAmortizedCost: amounts.netAmortized ?? (amounts.net ? net : amortized),
    },
    restatements: amounts.restatements ?? [],
    discount: amounts.discount ?? null,
    derived: amounts.derived ?? null,
    taxable: amounts.taxable ?? true,
  };
}

/** What a meter's usage costs at list price. */
export function listPriceOf(meter: Meter): number {
  return meter.product.price * meter.region.priceFactor;
}

/** The lines of the bill that one meter causes; `used` is in whole 1e-6 units. */
export function linesOf(meter: Meter, used: Float64Array, restatements: readonly Restatement[]): LineDraft[] {
  const facts = factsOf(meter);
  const unitPrice = listPriceOf(meter) * 1e4;
  const list = mapped(used, (units) => round(units * unitPrice));
  const zero = new Float64Array(used.length);
  switch (meter.pricing) {
    case 'on-demand':
    case 'spot':
      return [draftLine({ ...facts, recordType: 'Usage' }, { unblended: list, usage: used, restatements })];
    case 'private-rate': {
      const net = mapped(list, (amount) => round(amount * PRIVATE_RATE));
      const discount = mapped(list, (amount, i) => (net[i] ?? 0) - amount);
      return [
        draftLine({ ...facts, recordType: 'Usage' }, { unblended: list, net, usage: used }),
        draftLine(
          { ...facts, recordType: 'PrivateRateDiscount' },
          { unblended: discount, net: zero, list: zero, discount: { gross: list, net } }
        ),
      ];
    }
    case 'savings-plan': {
      const amortized = mapped(list, (amount) => round(amount * SAVINGS_PLAN_RATE));
      return [
        draftLine({ ...facts, recordType: 'SavingsPlanCoveredUsage' }, { unblended: list, amortized, usage: used }),
        draftLine(
          { ...facts, recordType: 'SavingsPlanNegation' },
          { unblended: negated(list), amortized: zero, list: zero }
        ),
      ];
    }
    case 'reserved': {
      const amortized = mapped(list, (amount) => round(amount * RESERVED_RATE));
      return [
        draftLine({ ...facts, recordType: 'DiscountedUsage' }, { unblended: zero, amortized, usage: used, list }),
      ];
    }
  }
}

/** A charge that is booked on certain days only: `dollars` for a day, 0 for none. */
export function bookedLine(
  range: DayRange,
  facts: LineFacts,
  dollars: (day: number) => number,
  more: Omit<Partial<Amounts>, 'unblended'> = {}
): LineDraft {
  const unblended = series(range, (day) => money(dollars(day)));
  const booked = mapped(unblended, (amount) => (amount === 0 ? 0 : usage(1)));
  return draftLine(facts, { unblended, usage: booked, taxable: false, ...more });
}
