import { periodsBetween } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { CostAnswer, CostByDimensionQuery, CostSeries, OtherSeries } from './cost-answer.ts';
import { isKnown } from '../bill/is-known.ts';
import { coverageNotices, missingNotices } from '../bill/coverage-notices.ts';
import { wholeMonthNotices } from '../bill/whole-months.ts';
import type { InsightDeps } from '../deps.ts';
import { rankGroups } from '../bill/rank-groups.ts';

/**
 * What was spent, by any dimensions and periods.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function costByDimension(
  deps: Pick<InsightDeps, 'warehouse'>,
  query: CostByDimensionQuery
): Promise<CostAnswer> {
  const { groupBy, grain, from, to, metric } = query;
  const aggregate = await deps.warehouse.costs.aggregate(query);
  const periods = grain === 'total' ? [{ start: from, end: to }] : [...periodsBetween(from, to, grain)];
  const indexOf = new Map(periods.map(({ start }, i) => [start, i]));
  const blank = periods.map(({ start, end }) =>
    isKnown(aggregate, Math.max(start, from), Math.min(end, to)) ? 0n : null
  );

  const groups = new Map<string, { keys: readonly (string | null)[]; amounts: (Decimal | null)[]; total: Decimal }>();
  const group = (keys: readonly (string | null)[]) => {
    const id = JSON.stringify(keys);
    let found = groups.get(id);
    if (!found) groups.set(id, (found = { keys, amounts: [...blank], total: 0n }));
    return found;
  };
  if (groupBy.length === 0) group([]);
  for (const cell of aggregate.cells) {
    const into = group(cell.keys);
    const i = grain === 'total' ? 0 : indexOf.get(cell.periodStart);
    if (i === undefined)
      throw new RangeError(`A cost cell starts at ${cell.periodStart}, outside the ${grain} periods asked for.`);
    // Charges that lack the metric (a bill without list prices) are unknown, not free.
    into.amounts[i] = cell.charges > 0 && cell.missing === cell.charges ? null : (into.amounts[i] ?? 0n) + cell.amount;
    into.total += cell.amount;
  }

  // Amounts of different currencies have no order and no sum; the warehouse lets them meet only when grouped by currency.
  const mixed = aggregate.currency === null && aggregate.cells.length > 0;
  const { shown, rest } = rankGroups([...groups.values()], mixed ? null : (query.topN ?? null));
  return {
    currency: aggregate.currency,
    metric,
    grain,
    groupBy,
    periods: periods.map(({ start }) => start),
    series: shown.map((one): CostSeries => ({
      ...one,
      labels: Object.fromEntries(groupBy.map((dimension, i) => [dimension, one.keys[i] ?? null])),
    })),
    other: rest.length > 0 ? sumUp(rest, blank) : null,
    total: mixed ? null : [...groups.values()].reduce((sum, { total }) => sum + total, 0n),
    coverage: aggregate.coverage,
    estimatedFrom: aggregate.estimatedFrom,
    freshness: aggregate.coverage.loadedAt,
    notices: [
      ...coverageNotices(aggregate, from, to),
      ...(await wholeMonthNotices(deps.warehouse.costs, query, aggregate)),
      ...missingNotices(aggregate, metric),
    ],
  };
}

function sumUp(
  groups: readonly { readonly amounts: readonly (Decimal | null)[]; readonly total: Decimal }[],
  blank: readonly (Decimal | null)[]
): OtherSeries {
  return {
    name: 'Other',
    groups: groups.length,
    amounts: blank.map((nothing, i) =>
      groups.reduce<Decimal | null>((sum, { amounts }) => {
        const amount = amounts[i] ?? null;
        return amount === null ? sum : (sum ?? 0n) + amount;
      }, nothing)
    ),
    total: groups.reduce((sum, { total }) => sum + total, 0n),
  };
}
