import { COST_EXPLORER, costExplorerSource } from '@smartcloudops/aws';
import { DAY_MS, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../engine.ts';
import { NO_BUDGET } from './budget.ts';
import { whyNoCharges } from './sources/offers.ts';
import { priceOf, whyOff } from './sources/is-wanted.ts';
import { COLLECTABLE } from './sources/source-table.ts';

const HOURS_A_MONTH = (365.25 / 12) * 24;
/** AWS's own forecast is asked once a day, to be compared with. */
const FORECAST_HOURS = DAY_MS / 3_600_000;

/** What collecting for a connection comes to in a month, US dollars. */
export interface MonthlyPrice {
  /** At one page an answer, once what is new is all that is asked for. Never more than the budget: that is enforced. */
  readonly expected: Decimal;
  readonly budget: Decimal;
}

export function monthlyPrice(settings: ConnectionSettings): MonthlyPrice {
  const { monthlyApiBudget = NO_BUDGET, tagKeys = [] } = settings;
  const budget = parseDecimal(monthlyApiBudget) ?? 0n;
  if (settings.kind === 'files') return { expected: 0n, budget: 0n };
  const nothing = { getCostAndUsage: () => Promise.reject(new Error('only counted')), close() {} };
  const cuts = costExplorerSource(nothing).cuts({ tagKeys }).length;
  const charges = whyNoCharges(settings) === null ? [[cuts, COST_EXPLORER.freshness.updatedEveryHours] as const] : [];
  const paid = COLLECTABLE.filter((source) => whyOff(source, settings) === null && priceOf(source.facts) !== null);
  const calls = [
    ...charges,
    ...(charges.length > 0 ? [[1, FORECAST_HOURS] as const] : []),
    ...paid.map(({ facts }) => [1, facts.freshness.updatedEveryHours] as const),
  ].reduce((sum, [each, hours]) => sum + each * Math.round(HOURS_A_MONTH / hours), 0);
  const expected = (parseDecimal(COST_EXPLORER.pricePerCall) ?? 0n) * BigInt(calls);
  return { expected: settings.kind === 'demo' || expected < budget ? expected : budget, budget };
}
