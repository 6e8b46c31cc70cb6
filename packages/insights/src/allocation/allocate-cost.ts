import { decimalToNumber, periodEnd, periodsBetween, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

import { coverageNotices, missingNotices } from '../bill/coverage-notices.ts';
import { isKnown } from '../bill/is-known.ts';
import type { InsightDeps } from '../deps.ts';
import type { Notice } from '../notice.ts';
import type { AllocatedCost, AllocationAnswer, AllocationQuery } from './allocation-answer.ts';
import type { SharedCostSplit } from './allocation-rules.ts';
import { columnsOf, matcher } from './match-rules.ts';
import { monthShares, shareOut } from './split-shared.ts';

type Keys = AggregateCell['keys'];
/** Amounts per name (null: nobody's). */
type ByName = Map<string | null, Decimal>;

/**
 * Who bears what, by rules that people write: each charge goes to the first rule that holds, then shared costs are handed on in the
 * order of the splits, each month by that month's shares. Every period adds up to the bill exactly; what no rule names stays visible.
 * @param query `rules` without faults, see {@link checkRules}
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function allocateCost(
  deps: Pick<InsightDeps, 'warehouse'>,
  { rules, ...query }: AllocationQuery
): Promise<AllocationAnswer> {
  const { from, to, grain, metric } = query;
  const columns = columnsOf(rules.rules);
  const ownerOf = matcher(rules.rules, columns);
  // Shares hold for whole months, and a period of several months is split month by month.
  const needsMonths = rules.splits.length > 0;
  const fine = needsMonths && (grain === 'total' || grain === 'week') ? 'day' : grain;
  const [aggregate, months] = await Promise.all([
    deps.warehouse.costs.aggregate({ ...query, groupBy: columns, grain: fine }),
    needsMonths
      ? deps.warehouse.costs.aggregate({
          ...query,
          groupBy: columns,
          grain: 'month',
          from: periodStart(from, 'month'),
          to: periodEnd(to - 1, 'month'),
        })
      : null,
  ]);
  const handOn = months ? handOver(rules.splits, byMonth(months.cells, ownerOf)) : null;
  const periods = grain === 'total' ? [{ start: from, end: to }] : [...periodsBetween(from, to, grain)];
  const placeOf = (start: number) =>
    grain === 'total' ? 0 : periods.findLastIndex((period) => period.start <= start);

  const own = split(aggregate.cells, ownerOf);
  const tally = new Map<string | null, { direct: Decimal; total: Decimal; amounts: Decimal[] }>();
  const rowOf = (name: string | null) => {
    const row = tally.get(name) ?? { direct: 0n, total: 0n, amounts: periods.map(() => 0n) };
    tally.set(name, row);
    return row;
  };
  rowOf(null);
  for (const [start, names] of own) {
    for (const [name, amount] of names) rowOf(name).direct += amount;
    const borne = handOn ? handOn(names, periodStart(start, 'month')) : names;
    const at = placeOf(start);
    for (const [name, amount] of borne) {
      const row = rowOf(name);
      row.total += amount;
      row.amounts[at] = (row.amounts[at] ?? 0n) + amount;
    }
  }

  const total = [...tally.values()].reduce((sum, row) => sum + row.total, 0n);
  const shareOf = (amount: Decimal) => (total === 0n ? null : decimalToNumber(amount) / decimalToNumber(total));
  const known = periods.map(({ start, end }) => isKnown(aggregate, Math.max(start, from), Math.min(end, to)));
  const series = [...tally].map(([value, { direct, total: borne, amounts }]): AllocatedCost => ({
    value,
    direct,
    shared: borne - direct,
    total: borne,
    share: shareOf(borne),
    amounts: amounts.map((amount, i) => (known[i] || amount !== 0n ? amount : null)),
  }));
  const unallocated = tally.get(null)?.total ?? 0n;
  return {
    rules: { name: rules.name, title: rules.title },
    metric,
    grain,
    currency: aggregate.currency,
    periods: periods.map(({ start }) => start),
    series: series.toSorted(largestFirst),
    total,
    allocatedShare: shareOf(total - unallocated),
    coverage: aggregate.coverage,
    estimatedFrom: aggregate.estimatedFrom,
    freshness: aggregate.coverage.loadedAt,
    notices: [
      ...coverageNotices(aggregate, from, to),
      ...missingNotices(aggregate, metric),
      ...(handOn ? unsharedNotices(handOn.stuck) : []),
    ],
  };
}

/** Amounts per period and name. */
function split(cells: readonly AggregateCell[], ownerOf: (keys: Keys) => string | null): Map<number, ByName> {
  const periods = new Map<number, ByName>();
  for (const { keys, periodStart: start, amount } of cells) {
    const names = periods.get(start) ?? new Map<string | null, Decimal>();
    periods.set(start, names);
    const owner = ownerOf(keys);
    names.set(owner, (names.get(owner) ?? 0n) + amount);
  }
  return periods;
}

function byMonth(cells: readonly AggregateCell[], ownerOf: (keys: Keys) => string | null) {
  return new Map(
    [...split(cells, ownerOf)].map(([month, names]) => [
      periodStart(month, 'month'),
      new Map([...names].filter((entry): entry is [string, Decimal] => entry[0] !== null)),
    ])
  );
}

interface HandOver {
  (own: ByName, month: number): ByName;
  /** Splits that nobody could take, by month. */
  readonly stuck: ReadonlyMap<string, readonly number[]>;
}

function handOver(splits: readonly SharedCostSplit[], months: ReadonlyMap<number, ReadonlyMap<string, Decimal>>): HandOver {
  const givers = new Set(splits.map(({ of }) => of));
  const stuck = new Map<string, number[]>();
  const plans = new Map(
    [...months].map(([month, own]) => [
      month,
      splits.map((one) => {
        const shares = monthShares(one, own, givers);
        if (!shares && own.get(one.of)) stuck.set(one.of, [...(stuck.get(one.of) ?? []), month]);
        return { of: one.of, shares };
      }),
    ])
  );
  const over = (own: ByName, month: number): ByName => {
    const borne = new Map(own);
    for (const { of, shares } of plans.get(month) ?? []) {
      const amount = borne.get(of);
      if (!amount || !shares) continue;
      borne.set(of, 0n);
      shareOut(amount, shares.weights).forEach((part, i) => {
        const target = shares.targets[i] ?? of;
        borne.set(target, (borne.get(target) ?? 0n) + part);
      });
    }
    return borne;
  };
  return Object.assign(over, { stuck });
}

function unsharedNotices(stuck: HandOver['stuck']): readonly Notice[] {
  return [...stuck].map(([of, months]) => ({
    severity: 'warning' as const,
    text: `The shared cost of ${of} could not be handed on in ${months
      .map((month) => new Date(month).toISOString().slice(0, 7))
      .join(', ')}, because none of those who should take it had cost of their own; it stays with ${of}.`,
  }));
}

function largestFirst(a: AllocatedCost, b: AllocatedCost): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  const size = ({ total }: AllocatedCost) => (total < 0n ? -total : total);
  return size(a) === size(b) ? (a.value < b.value ? -1 : 1) : size(b) > size(a) ? 1 : -1;
}
