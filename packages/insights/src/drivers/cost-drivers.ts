import { DAY_MS } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import { WarehouseError } from '@smartcloudops/warehouse';

import { coverageNotices } from '../bill/coverage-notices.ts';
import type { InsightDeps } from '../deps.ts';
import type { Notice } from '../notice.ts';
import { isoDay } from '../bill/iso-day.ts';
import type { Driver, DriverAmounts } from './driver.ts';
import type { CostDriversAnswer, CostDriversQuery, ExplainedGroup } from './drivers-answer.ts';
import { explainCharges } from './explain-charges.ts';
import { readCharges } from './read-charges.ts';
import type { ReadCharges } from './read-charges.ts';

const DEFAULT_GROUPS = 20;
const MOST_DETAILS = 50;

/**
 * Why a cost is another one than in an earlier period. Usage is shared out among days × volume × mix × list price × negotiated
 * discount × commitment coverage (see explainUsage), what came or went is named, and so are fees, credits, tax and corrections. The
 * drivers add up to the change to the last digit, in all and in every group.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function costDrivers(
  { warehouse }: Pick<InsightDeps, 'warehouse'>,
  query: CostDriversQuery
): Promise<CostDriversAnswer> {
  const { baseline, topN = DEFAULT_GROUPS, ...asked } = query;
  const before = await readCharges(warehouse.costs, { ...asked, ...baseline });
  const after = await readCharges(warehouse.costs, asked);
  if (before.currency !== null && after.currency !== null && before.currency !== after.currency) {
    throw new WarehouseError(
      'WAREHOUSE_CURRENCY_MIX',
      `The bill was in ${before.currency} and is in ${after.currency}, and amounts of different currencies have no difference.`
    );
  }
  const days = { before: (baseline.to - baseline.from) / DAY_MS, after: (query.to - query.from) / DAY_MS };
  const { groups, details } = explainCharges({ before: before.charges, after: after.charges }, days);
  const ranked = groups.toSorted(byChange);
  return {
    currency: after.currency ?? before.currency,
    metric: query.metric,
    groupBy: query.groupBy,
    ...together(groups),
    groups: [...ranked.slice(0, topN), ...(ranked.length > topN ? [restOf(ranked.slice(topN))] : [])],
    details: details.toSorted((a, b) => compare(size(b.amount), size(a.amount))).slice(0, MOST_DETAILS),
    coverage: after.coverage,
    estimatedFrom: after.estimatedFrom,
    freshness: after.coverage.loadedAt,
    notices: [...coverageNotices({ ...after, cells: [] }, query.from, query.to), ...notices(query, before, after)],
  };
}

function notices(
  { baseline, to, metric }: CostDriversQuery,
  before: ReadCharges,
  after: ReadCharges
): readonly Notice[] {
  const told: Notice[] = [];
  const { coverage } = before;
  if (coverage.from === null || coverage.from > baseline.from) {
    const begin = coverage.from === null ? 'There are no costs' : `Costs are known from ${isoDay(coverage.from)} on`;
    told.push({
      severity: 'warning',
      text: `${begin}, so that what is compared with is not whole. Choose a later period to compare with.`,
    });
  }
  if (after.coverage.to !== null && after.coverage.to < to) {
    told.push({
      severity: 'info',
      text: `Costs are known until ${isoDay(after.coverage.to - 1)}; the days after count as none. Compare ranges that end there.`,
    });
  }
  const missing = before.missing + after.missing;
  if (missing > 0) {
    told.push({
      severity: 'warning',
      text: `${missing} charges carry no ${metric}; sums leave them out. Use BilledCost, or a bill that states ${metric}.`,
    });
  }
  if (after.detail !== 'usage' || before.detail !== 'usage') {
    told.push({
      severity: 'info',
      text: 'The bill tells costs without quantities, so usage is not shared out among volume and prices. A data export tells them.',
    });
  }
  return told;
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
