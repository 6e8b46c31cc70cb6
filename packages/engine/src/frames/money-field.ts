import type { FrameField } from '@smartcloudops/contract';
import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

/** A column of money: doubles for charts, and the exact digits beside them. */
export function moneyField(
  name: string,
  amounts: readonly (Decimal | null)[],
  currency: string | null,
  group: { readonly labels: Readonly<Record<string, string>>; readonly displayName: string } | null
): FrameField {
  return {
    name,
    type: 'number',
    ...(group ? { labels: group.labels } : {}),
    config: {
      ...(group ? { displayName: group.displayName } : {}),
      ...(currency === null ? {} : { unit: moneyUnit(currency) }),
    },
    values: amounts.map((amount) => (amount === null ? null : decimalToNumber(amount))),
    exact: amounts.map((amount) => (amount === null ? null : formatDecimal(amount))),
  };
}

/** Grafana's own units know a few currencies; `currency:` writes any code in front. */
const KNOWN = new Set([
  'USD',
  'GBP',
  'EUR',
  'JPY',
  'RUB',
  'BRL',
  'DKK',
  'ISK',
  'NOK',
  'SEK',
  'CZK',
  'CHF',
  'PLN',
  'BTC',
  'ZAR',
  'INR',
  'KRW',
  'IDR',
  'PHP',
  'VND',
  'TRY',
  'MYR',
  'UAH',
]);

export function moneyUnit(currency: string): string {
  return KNOWN.has(currency) ? `currency${currency}` : `currency:${currency} `;
}
