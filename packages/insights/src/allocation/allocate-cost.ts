import { decimalToNumber, periodEnd, periodsBetween, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import { WarehouseError } from '@smartcloudops/warehouse';
import type { AggregateCell } from '@smartcloudops/warehouse';

import { coverageNotices, missingNotices } from '../bill/coverage-notices.ts';
import { isKnown } from '../bill/is-known.ts';
import type { InsightDeps } from '../deps.ts';
import type { Notice } from '../notice.ts';
import type { AllocationAnswer, AllocationQuery } from './allocation-answer.ts';
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
  const { from, to, grain, metric, groupBy } = query;
  const columns = columnsOf(rules.rules);
  const ownerOf = matcher(rules.rules, columns);
  const depth = columns.length;
  // Shares hold for whole months, and a period of several months is split month by month.
  const shares = rules.splits.length > 0;
  const fine = shares && (grain === 'total' || grain === 'week') ? 'day' : grain;
  const [aggregate, months] = await Promise.all([
    deps.warehouse.costs.aggregate({ ...query, groupBy: [...columns, ...groupBy], grain: fine }),
    shares
      ? await deps.warehouse.costs.aggregate({
          ...query,
          groupBy: columns,
          grain: 'month',
          from: periodStart(from, 'month'),
          to: periodEnd(to - 1, 'month'),
        })
      : null,
  ]);
  // Shares of amounts in several currencies mean nothing, also when their cells could be told apart.
  if (aggregate.currency === null && aggregate.cells.length > 0) throw severalCurrencies();
  const handOn = months ? handOver(rules.splits, ownByMonth(months.cells, ownerOf)) : null;
  const periods = grain === 'total' ? [{ start: from, end: to }] : [...periodsBetween(from, to, grain)];
  const placeOf = (start: number) => (grain === 'total' ? 0 : periods.findLastIndex((one) => one.start <= start));

  const rows = new Map<string, Row>();
  const rowOf = (value: string | null, keys: Keys): Row => {
    const id = JSON.stringify([value, keys]);
    const row = rows.get(id) ?? { value, keys, direct: 0n, total: 0n, amounts: periods.map(() => 0n) };
    rows.set(id, row);
    return row;
  };
  if (groupBy.length === 0) rowOf(null, []);
  for (const { start, keys, names } of ownByPeriod(aggregate.cells, depth, ownerOf)) {
    for (const [name, amount] of names) rowOf(name, keys).direct += amount;
    const at = placeOf(start);
    for (const [name, amount] of handOn ? handOn(names, periodStart(start, 'month')) : names) {
      const row = rowOf(name, keys);
      row.total += amount;
      row.amounts[at] = (row.amounts[at] ?? 0n) + amount;
    }
  }

  const all = [...rows.values()];
  const total = all.reduce((sum, row) => sum + row.total, 0n);
  const shareOf = (amount: Decimal) => (total === 0n ? null : decimalToNumber(amount) / decimalToNumber(total));
  const known = periods.map(({ start, end }) => isKnown(aggregate, Math.max(start, from), Math.min(end, to)));
  const unallocated = all.reduce((sum, row) => (row.value === null ? sum + row.total : sum), 0n);
  return {
    rules: { name: rules.name, title: rules.title },
    metric,
    grain,
    groupBy,
    currency: aggregate.currency,
    periods: periods.map(({ start }) => start),
    series: all.toSorted(largestFirst).map(({ amounts, ...row }) => ({
      ...row,
      shared: row.total - row.direct,
      share: shareOf(row.total),
      amounts: amounts.map((amount, i) => (known[i] || amount !== 0n ? amount : null)),
    })),
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

/** Grouping is no way out here: each name bears amounts of all groups. */
const severalCurrencies = () =>
  new WarehouseError(
    'WAREHOUSE_CURRENCY_MIX',
    'The charges are in several currencies, and who bears which share of them has no answer; ask for one currency at a time, by a filter.'
  );

interface Row {
  readonly value: string | null;
  readonly keys: Keys;
  direct: Decimal;
  total: Decimal;
  readonly amounts: Decimal[];
}

/** Amounts by name, of each period and group. */
function ownByPeriod(cells: readonly AggregateCell[], depth: number, ownerOf: (keys: Keys) => string | null) {
  const parts = new Map<string, { readonly start: number; readonly keys: Keys; readonly names: ByName }>();
  for (const { keys: found, periodStart: start, amount } of cells) {
    const keys = found.slice(depth);
    const id = JSON.stringify([start, keys]);
    const part = parts.get(id) ?? { start, keys, names: new Map<string | null, Decimal>() };
    parts.set(id, part);
    const owner = ownerOf(found);
    part.names.set(owner, (part.names.get(owner) ?? 0n) + amount);
  }
  return parts.values();
}

function ownByMonth(cells: readonly AggregateCell[], ownerOf: (keys: Keys) => string | null) {
  const months = new Map<number, Map<string, Decimal>>();
  for (const { keys, periodStart: start, amount } of cells) {
    const month = periodStart(start, 'month');
    const names = months.get(month) ?? new Map<string, Decimal>();
    months.set(month, names);
    const owner = ownerOf(keys);
    if (owner !== null) names.set(owner, (names.get(owner) ?? 0n) + amount);
  }
  return months;
}

interface HandOver {
  (own: ByName, month: number): ByName;
  /** Splits that nobody could take, by month. */
  readonly stuck: ReadonlyMap<string, readonly number[]>;
}

function handOver(
  splits: readonly SharedCostSplit[],
  months: ReadonlyMap<number, ReadonlyMap<string, Decimal>>
): HandOver {
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

function largestFirst(a: Row, b: Row): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  const size = ({ total }: Row) => (total < 0n ? -total : total);
  if (size(a) !== size(b)) return size(b) > size(a) ? 1 : -1;
  return JSON.stringify([a.value, a.keys]) < JSON.stringify([b.value, b.keys]) ? -1 : 1;
}
