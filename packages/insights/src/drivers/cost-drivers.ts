import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import { WarehouseError } from '@smartcloudops/warehouse';

import type { InsightDeps } from '../deps.ts';
import { forecastWindow } from '../forecast/forecast-window.ts';
import { baselineOf } from './compare-with.ts';
import type { DateRange } from './compare-with.ts';
import type { Driver, DriverAmounts } from './driver.ts';
import type { CostDriversAnswer, CostDriversQuery, ExplainedGroup } from './drivers-answer.ts';
import { driverNotices } from './driver-notices.ts';
import { explainCharges } from './explain-charges.ts';
import { readCharges } from './read-charges.ts';
import { tellDriver } from './tell-driver.ts';
import { SIDES } from './usage-change.ts';

const DEFAULT_GROUPS = 20;
const MOST_CAUSES = 50;

/**
 * Why a cost is another one than in an earlier period. Usage is shared out among length of the period × volume × mix × list price ×
 * negotiated discount × commitment coverage (see explainUsage), what came, went or moved is named, and so are fees, credits, tax and
 * corrections. The drivers add up to the change to the last digit, in all and in every group. Days that still fill up are left out of the
 * range, and their counterparts of what it is compared with.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function costDrivers(
  { warehouse: { costs }, clock }: Pick<InsightDeps, 'warehouse' | 'clock'>,
  query: CostDriversQuery
): Promise<CostDriversAnswer> {
  const { compareWith, topN = DEFAULT_GROUPS, from, to, ...asked } = query;
  const now = query.asOf ?? clock();
  const known = await costs.aggregate({ ...asked, groupBy: [], from, to: Math.max(now, to), grain: 'total' });
  const period = typeof compareWith === 'object' ? { from, to } : finalDays({ from, to }, forecastWindow(known, now));
  const baseline = baselineOf(period, compareWith);
  const periods = { before: baseline, after: period };
  const read = await readCharges(costs, asked, periods);
  const currencies = new Set(SIDES.flatMap((side) => (read[side].charges.length > 0 ? [read[side].currency] : [])));
  if (currencies.size > 1 || currencies.has(null)) {
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The charges are in ${currencies.has(null) ? 'several currencies' : [...currencies].join(' and ')}, and amounts of different currencies have no difference. Look at one currency at a time: filter by BillingCurrency.`
    );
  }
  const [currency = null] = currencies;
  const { groups, causes } = explainCharges({ before: read.before.charges, after: read.after.charges }, periods);
  const ranked = groups.toSorted(byChange);
  return {
    currency,
    metric: query.metric,
    groupBy: query.groupBy,
    ...{ period, baseline },
    ...together(groups),
    groups: [...ranked.slice(0, topN), ...(ranked.length > topN ? [restOf(ranked.slice(topN))] : [])],
    causes: causes
      .toSorted((a, b) => compare(size(b.amount), size(a.amount)))
      .slice(0, MOST_CAUSES)
      .map((cause) => ({ ...cause, sentence: tellDriver(cause, currency) })),
    coverage: read.after.coverage,
    estimatedFrom: read.after.estimatedFrom,
    freshness: read.after.coverage.loadedAt,
    notices: driverNotices(query, { period, baseline }, read),
  };
}

/** Without the days at its end that are unknown or still fill up, if others remain. An old bill may have no charge on its last days. */
function finalDays({ from, to }: DateRange, window: ReturnType<typeof forecastWindow>): DateRange {
  const end = window === null || window.stale ? to : Math.min(to, window.origin);
  return end - from >= DAY_MS ? { from, to: end === to ? to : periodStart(end, 'day') } : { from, to };
}

const size = (amount: Decimal): Decimal => (amount < 0n ? -amount : amount);
const compare = (a: Decimal, b: Decimal): number => (a < b ? -1 : a > b ? 1 : 0);

function byChange(a: ExplainedGroup, b: ExplainedGroup): number {
  const order = compare(size(b.after - b.before), size(a.after - a.before));
  return order === 0 ? (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1) : order;
}

function restOf(groups: readonly ExplainedGroup[]): ExplainedGroup {
  return { keys: [], isOther: true, ...together(groups) };
}

/** Largest driver first. */
function together(groups: readonly ExplainedGroup[]): {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly drivers: DriverAmounts;
} {
  const sums = new Map<Driver, Decimal>();
  for (const { drivers } of groups)
    for (const [driver, amount] of drivers) sums.set(driver, (sums.get(driver) ?? 0n) + amount);
  return {
    before: groups.reduce((sum, group) => sum + group.before, 0n),
    after: groups.reduce((sum, group) => sum + group.after, 0n),
    drivers: new Map(
      [...sums].filter(([, amount]) => amount !== 0n).toSorted(([, a], [, b]) => compare(size(b), size(a)))
    ),
  };
}
