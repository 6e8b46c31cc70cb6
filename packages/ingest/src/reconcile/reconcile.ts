import { formatDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { CostStore, Item, LoadRecord, Warehouse } from '@smartcloudops/warehouse';

import type { Clock } from '../context.ts';
import { compareTotals } from './compare-totals.ts';
import type { Comparison } from './compare-totals.ts';
import { CONTROL_TOTAL, monthText, readControlTotal } from './control-total.ts';
import type { ControlTotal } from './control-total.ts';
import { mergeTotals } from './merge-totals.ts';

/** One month of one source: what we hold against what the source says. */
export interface Reconciliation extends Comparison {
  readonly connection: string;
  readonly control: ControlTotal;
  /** The month is not over, or some of its charges may still change. */
  readonly open: boolean;
  /** When the source said so, epoch ms. */
  readonly statedAt: number;
}

export const RECONCILIATION = 'reconciliation';
/** Services that a stored reconciliation names; the largest gaps. */
const NAMED = 20;

/**
 * Compares every month that a source has stated a total for with what is in the warehouse, service by service and to the last digit,
 * and keeps the outcome, so that it can be shown, asked and alarmed on. It calls nobody: control totals are collected with their source.
 * @throws WarehouseError
 */
export async function reconcile(
  { warehouse, clock }: { readonly warehouse: Pick<Warehouse, 'costs' | 'items'>; readonly clock: Clock },
  connection: string
): Promise<readonly Reconciliation[]> {
  const now = clock.now();
  const items = await warehouse.items.read({ connections: [connection], kind: CONTROL_TOTAL }, null);
  const kinds = await warehouse.items.kinds([connection]);
  const deliveredAt = (kind: string, of: string) =>
    kinds.find((one) => one.source === of && one.kind === kind)?.deliveredAt;
  const loads = await warehouse.costs.loads([connection]);
  const stated = mergeTotals(
    items.map((item) => ({
      control: readControlTotal(item),
      statedAt: deliveredAt(CONTROL_TOTAL, item.source) ?? item.knownFrom,
    })),
    loads
  );
  const begins = firstMonths(loads);
  const found: Reconciliation[] = [];
  for (const { control, statedAt } of stated) {
    // What was never collected is no gap: history goes back as far as it was asked for.
    if (control.month < (begins.get(control.source) ?? Infinity)) continue;
    const { cells, estimated } = await ours(warehouse.costs, connection, control);
    found.push({
      connection,
      control,
      ...compareTotals(cells, control.services, control.rounding),
      open: estimated || shiftPeriod(control.month, 'month', 1) > now,
      statedAt,
    });
  }
  const bySource = Map.groupBy(found, ({ control }) => control.source);
  // What can no longer be compared is no longer told.
  const before = kinds.flatMap((one) => (one.kind === RECONCILIATION && one.items > 0 ? [one.source] : []));
  for (const source of new Set([...bySource.keys(), ...before])) {
    const rows = (bySource.get(source) ?? []).map(toItem);
    await warehouse.items.write({ connection, source, kind: RECONCILIATION, scope: '', items: rows }, now);
  }
  return found;
}

/** The month that each source's charges begin in. */
function firstMonths(loads: readonly LoadRecord[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const { source, from, rows, closedAt } of loads)
    if (rows > 0 && closedAt === null)
      months.set(source, Math.min(months.get(source) ?? Infinity, periodStart(from, 'month')));
  return months;
}

async function ours(costs: CostStore, connection: string, { source, month, metric, currency }: ControlTotal) {
  const answer = await costs.aggregate({
    connections: [connection],
    source,
    metric,
    groupBy: ['ServiceName', 'BillingCurrency'],
    filters: [{ dimension: 'BillingCurrency', op: 'in', values: [currency] }],
    from: month,
    to: shiftPeriod(month, 'month', 1),
    grain: 'total',
    asOf: null,
  });
  const cells = new Map<string | null, Decimal>();
  for (const { keys, amount } of answer.cells) {
    const service = keys[0] ?? null;
    cells.set(service, (cells.get(service) ?? 0n) + amount);
  }
  return { cells, estimated: answer.estimatedFrom !== null };
}

function toItem({ control, ours: here, theirs, gap, ties, services, open, mismatch }: Reconciliation): Item {
  const { month, metric, currency, basis } = control;
  return {
    id: [monthText(month), metric, currency].join('/'),
    name: monthText(month),
    at: null,
    attributes: {
      month: monthText(month),
      metric,
      currency,
      basis,
      state: ties ? 'ties' : 'gap',
      open,
      ours: formatDecimal(here),
      theirs: formatDecimal(theirs),
      gap: formatDecimal(gap),
      mismatch: formatDecimal(mismatch),
      services: services.slice(0, NAMED).map((one) => ({
        service: one.service,
        ours: formatDecimal(one.ours),
        theirs: formatDecimal(one.theirs),
        gap: formatDecimal(one.gap),
      })),
      servicesWithGap: services.length,
    },
  };
}
