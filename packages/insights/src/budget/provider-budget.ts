import { decimalToNumber, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { ItemRecord, JsonValue } from '@smartcloudops/warehouse';

import { stateOf } from './budget-state.ts';
import type { Budget, BudgetStatus } from './budget-status-answer.ts';

type Charges = Pick<Budget, 'metric' | 'period' | 'filters'>;

const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : null);
const amountOf = (value: JsonValue | undefined): Decimal | null => {
  const told = text(value);
  return told === null ? null : parseDecimal(told);
};

/** A provider's budget as one that charges can be held against; null when they cannot. */
export function ownTerms({ id, name, connection, attributes }: ItemRecord): Budget | null {
  const amount = amountOf(attributes['limit']);
  const currency = text(attributes['unit']);
  const charges = attributes['charges'] as unknown as Charges | null | undefined;
  if (amount === null || amount <= 0n || currency === null || !charges) return null;
  const { metric, period, filters } = charges;
  return { id, name: name ?? id, amount, currency, metric, period, filters, connections: [connection], owner: null };
}

/** What the provider itself says of its budget. @param why it is not judged by charges, as sentences */
export function asProviderSays({ id, name, connection, attributes }: ItemRecord, why: string | null): BudgetStatus {
  const [amount, spent, forecast] = ['limit', 'actual', 'forecast'].map((one) => amountOf(attributes[one]));
  const limit = amount && decimalToNumber(amount);
  const share = (of: Decimal | null | undefined) => (limit && of != null ? decimalToNumber(of) / limit : null);
  const used = share(spent);
  const reason = why ?? text(attributes['why']) ?? 'Which charges it counts is not known.';
  return {
    ...{ id, name: name ?? id, origin: 'provider', owner: null, connections: [connection], metric: null },
    amount: amount ?? null,
    // Budgets of usage and of utilization are in hours, gigabytes or per cent.
    currency: /^[A-Z]{3}$/.test(text(attributes['unit']) ?? '') ? text(attributes['unit']) : null,
    periodKind: text(attributes['timeUnit'])?.toLowerCase() ?? null,
    judgedBy: used === null ? 'nothing' : 'provider',
    spent: spent ?? null,
    used,
    forecast: forecast == null ? null : decimalToNumber(forecast),
    ...{ expectedUsed: null, interval: null, probability: null, burn: null, usedUpOn: null, period: null, days: [] },
    state: stateOf({ used, probability: null, forecastShare: share(forecast) }),
    note: `${reason} ${used === null ? 'The provider tells no figures either.' : 'The figures are those of the provider.'}`,
  };
}
