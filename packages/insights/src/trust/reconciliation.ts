import { isCostMetric, parseDecimal, periodStart, tilePeriods } from '@smartcloudops/focus';
import type { Coverage, ItemRecord, LoadRecord, Warehouse } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { ReconciledMonth, ReconciliationAnswer, ReconciliationQuery } from './reconciliation-answer.ts';

/** What the outcome of comparing a month with its source is kept as. */
const RECONCILIATION = 'reconciliation';

/**
 * Whether what is here ties to what the sources say, month by month, and where it does not. Months with charges that no source has
 * stated a total for are told as not checked: silence is no proof.
 * @throws WarehouseError
 */
export async function reconciliation(
  { warehouse }: { readonly warehouse: Pick<Warehouse, 'costs' | 'items'> },
  { connections, from, to, asOf }: ReconciliationQuery
): Promise<ReconciliationAnswer> {
  const [records, loads] = await Promise.all([
    warehouse.items.read({ connections, kind: RECONCILIATION }, asOf),
    warehouse.costs.loads(connections),
  ]);
  const [first, last] = [periodStart(from, 'month'), to];
  const checked = records.map(readMonth).filter(({ month }) => month >= first && month < last);
  const known = new Set(checked.map(({ connection, source, month }) => JSON.stringify([connection, source, month])));
  const there = loads.filter(
    ({ rows, loadedAt, closedAt }) =>
      rows > 0 && (asOf === null ? closedAt === null : loadedAt <= asOf && (closedAt === null || closedAt > asOf))
  );
  const unchecked = new Map<string, ReconciledMonth>();
  for (const { connection, source, from: start, to: end } of there) {
    if (end <= first || start >= last) continue;
    for (const { start: month } of tilePeriods(Math.max(start, first), Math.min(end, last), 'month')) {
      const beginning = periodStart(month, 'month');
      const id = JSON.stringify([connection, source, beginning]);
      if (!known.has(id))
        unchecked.set(id, { connection, source, month: beginning, state: 'not-checked', figures: null });
    }
  }
  const months = [...checked, ...unchecked.values()].toSorted(
    (a, b) => b.month - a.month || order(nameOf(a), nameOf(b))
  );
  return { months, coverage: coverageOf(there), notices: noticesOf(months) };
}

function coverageOf(loads: readonly LoadRecord[]): Coverage {
  if (loads.length === 0) return { from: null, to: null, loadedAt: null, sources: [], loadedBySource: {} };
  const latest = (of: readonly LoadRecord[]) => Math.max(...of.map(({ loadedAt }) => loadedAt));
  const bySource = [...Map.groupBy(loads, ({ source }) => source)].sort(([a], [b]) => order(a, b));
  return {
    from: Math.min(...loads.map(({ from }) => from)),
    to: Math.max(...loads.map(({ to }) => to)),
    loadedAt: latest(loads),
    sources: bySource.map(([source]) => source),
    loadedBySource: Object.fromEntries(bySource.map(([source, own]) => [source, latest(own)])),
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const nameOf = ({ connection, source, figures }: ReconciledMonth) =>
  JSON.stringify([connection, source, figures?.metric, figures?.currency]);

function readMonth({ connection, source, attributes, id }: ItemRecord): ReconciledMonth {
  const { month, metric, currency, state, open, ours, theirs, gap, mismatch, services, basis } = attributes;
  const amount = (value: unknown) => {
    const read = typeof value === 'string' ? parseDecimal(value) : null;
    if (read === null) throw new TypeError(`${id} of ${connection} is no reconciliation.`);
    return read;
  };
  if (typeof metric !== 'string' || !isCostMetric(metric)) throw new TypeError(`${id} is no reconciliation.`);
  return {
    connection,
    source,
    month: Date.parse(`${String(month)}-01T00:00:00Z`),
    state: state === 'ties' ? 'ties' : 'gap',
    figures: {
      metric,
      currency: String(currency),
      ours: amount(ours),
      theirs: amount(theirs),
      gap: amount(gap),
      mismatch: amount(mismatch),
      services: (services as readonly Record<string, string | null>[]).map((one) => ({
        service: one.service ?? null,
        ours: amount(one.ours),
        theirs: amount(one.theirs),
        gap: amount(one.gap),
      })),
      basis: String(basis),
      open: open === true,
    },
  };
}

function noticesOf(months: readonly ReconciledMonth[]): readonly Notice[] {
  const gaps = months.filter(({ state }) => state === 'gap');
  const unchecked = months.filter(({ state }) => state === 'not-checked').length;
  return [
    ...(gaps.length > 0
      ? [
          {
            severity: 'warning' as const,
            text: `${gaps.length} of ${months.length} monthly totals do not tie to their source. Collect again; if the gap stays, compare the service that it names.`,
          },
        ]
      : []),
    ...(unchecked > 0
      ? [
          {
            severity: 'info' as const,
            text: `${unchecked} of ${months.length} monthly totals could not be compared: their source has not stated a total.`,
          },
        ]
      : []),
  ];
}
