import { MONEY_DIGITS, USAGE_DIGITS, formatAmount } from '../world/amount.ts';
import type { Line } from '../world/line.ts';
import type { Cur2Cells } from './cur2-facts.ts';

/** What a line shows for one day: money in whole 1e-10 dollars, usage in whole 1e-6 units. */
export interface DayAmounts {
  readonly usage: number;
  readonly list: number;
  readonly unblended: number;
  readonly amortized: number;
  readonly blended: number;
  readonly netUnblended: number;
  readonly netAmortized: number;
}

function money(amount: number): string {
  return amount === 0 ? '0' : formatAmount(BigInt(amount), MONEY_DIGITS);
}

/** Dollars of a unit, to six figures; null without usage. */
function rate(amount: number, usage: number): string | null {
  return usage === 0 ? null : String(Number((amount / 1e4 / usage).toPrecision(6)));
}

/**
 * Where the CUR has the amortised cost, by kind of line. Source: AWS, CUR user guide, "Understanding Savings Plans" and
 * "Understanding your reservations".
 */
function amortised({ recordType }: Line, amounts: DayAmounts): Cur2Cells {
  const { usage, unblended, amortized, netUnblended, netAmortized } = amounts;
  switch (recordType) {
    case 'SavingsPlanCoveredUsage':
      return {
        savings_plan_savings_plan_effective_cost: money(amortized),
        savings_plan_net_savings_plan_effective_cost: money(netAmortized),
        savings_plan_savings_plan_rate: rate(amortized, usage),
      };
    case 'SavingsPlanRecurringFee':
      return {
        savings_plan_amortized_upfront_commitment_for_billing_period: '0',
        savings_plan_recurring_commitment_for_billing_period: money(unblended),
        savings_plan_net_recurring_commitment_for_billing_period: money(netUnblended),
        savings_plan_total_commitment_to_date: money(unblended),
        savings_plan_used_commitment: money(unblended - amortized),
      };
    case 'DiscountedUsage':
      return {
        reservation_amortized_upfront_cost_for_usage: '0',
        reservation_effective_cost: money(amortized),
        reservation_net_effective_cost: money(netAmortized),
        reservation_recurring_fee_for_usage: money(amortized),
      };
    case 'RIFee':
      return {
        reservation_amortized_upfront_fee_for_billing_period: '0',
        reservation_unused_amortized_upfront_fee_for_billing_period: '0',
        reservation_unused_recurring_fee: money(amortized),
        reservation_upfront_value: '0',
      };
    default:
      return {};
  }
}

/** The cells of a line that a day's amounts fill. */
export function cur2Amounts(line: Line, amounts: DayAmounts): Cur2Cells {
  const { usage, list, unblended, blended, netUnblended } = amounts;
  return {
    line_item_usage_amount: formatAmount(BigInt(usage), USAGE_DIGITS),
    line_item_unblended_cost: money(unblended),
    line_item_unblended_rate: rate(unblended, usage),
    line_item_blended_cost: money(blended),
    line_item_blended_rate: rate(blended, usage),
    line_item_net_unblended_cost: money(netUnblended),
    line_item_net_unblended_rate: rate(netUnblended, usage),
    pricing_public_on_demand_cost: money(list),
    pricing_public_on_demand_rate: rate(list, usage),
    ...amortised(line, amounts),
  };
}
