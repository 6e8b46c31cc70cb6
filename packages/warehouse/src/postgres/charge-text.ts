import { DECIMAL_SCALE } from '@smartcloudops/focus';
import type { Decimal, FocusRow } from '@smartcloudops/focus';

export const CHARGE_COLUMNS = [
  ...[
    'load',
    'series',
    'ChargePeriodStart',
    'ChargePeriodEnd',
    'BillingPeriodStart',
    'BillingPeriodEnd',
    'x_Estimated',
  ],
  ...['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost', 'PricingQuantity', 'ConsumedQuantity'],
]
  .map((column) => `"${column}"`)
  .join(', ');

/** A charge as a line of COPY's text format, its columns in the order of {@link CHARGE_COLUMNS}. */
export function chargeText(load: number, series: number, row: FocusRow): string {
  return (
    `${load}\t${series}\t${row.ChargePeriodStart}\t${row.ChargePeriodEnd}\t${row.BillingPeriodStart}\t${row.BillingPeriodEnd}\t` +
    `${row.x_Estimated ? 't' : 'f'}\t${amountText(row.BilledCost)}\t${amountText(row.EffectiveCost)}\t${amountText(row.ListCost)}\t` +
    `${amountText(row.ContractedCost)}\t${amountText(row.PricingQuantity)}\t${amountText(row.ConsumedQuantity)}\n`
  );
}

const EXPONENT = `e-${DECIMAL_SCALE}`;
/** Bills have few digits behind their first twelve. */
const SHORT = 10n ** 15n;
const SHORT_EXPONENT = `e-${DECIMAL_SCALE - 15}`;

/** Digits and an exponent: quicker than a decimal point on either side, and as exact. */
function amountText(amount: Decimal | null): string {
  if (amount === null) return '\\N';
  const short = amount / SHORT;
  return short * SHORT === amount ? short.toString() + SHORT_EXPONENT : amount.toString() + EXPONENT;
}
