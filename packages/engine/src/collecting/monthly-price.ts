import { COST_EXPLORER } from '@smartcloudops/aws';
import { parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../engine.ts';
import { NO_BUDGET } from './budget.ts';
import { callsForCharges, callsForSource } from './expected-calls.ts';
import { whyNoCharges } from './sources/offers.ts';
import { needsBudget, whyOff } from './sources/is-wanted.ts';
import { COLLECTABLE } from './sources/source-table.ts';

/** What collecting for a connection comes to in a month, US dollars. */
export interface MonthlyPrice {
  /** At one page an answer, once what is new is all that is asked for. Never more than the budget: that is enforced. */
  readonly expected: Decimal;
  readonly budget: Decimal;
}

export function monthlyPrice(settings: ConnectionSettings): MonthlyPrice {
  const { monthlyApiBudget = NO_BUDGET } = settings;
  const budget = parseDecimal(monthlyApiBudget) ?? 0n;
  if (settings.kind === 'files') return { expected: 0n, budget: 0n };
  // What a table is asked depends on who looks at what, so that only the budget says how much it may come to.
  if (settings.pushdown) return { expected: budget, budget };
  const expected = regularPrice(settings);
  return { expected: settings.kind === 'demo' || expected < budget ? expected : budget, budget };
}

/** What regular collecting comes to in a month at one page an answer, US dollars, whatever the budget. */
export function regularPrice(settings: ConnectionSettings): Decimal {
  const charges = whyNoCharges(settings) === null ? callsForCharges(settings) : 0;
  const paid = COLLECTABLE.filter((source) => whyOff(source, settings) === null && needsBudget(source.facts));
  const calls = paid.reduce((sum, { facts, questions }) => sum + callsForSource(facts, questions), charges);
  return (parseDecimal(COST_EXPLORER.pricePerCall) ?? 0n) * BigInt(calls);
}
