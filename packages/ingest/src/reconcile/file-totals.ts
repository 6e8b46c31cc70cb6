import { parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { CONTROL_PLACES, controlSums } from '../files/control-sums.ts';
import type { Clock, Logger } from '../context.ts';
import { CONTROL_TOTAL, keepPartTotals, readControlTotal } from './control-total.ts';
import type { ControlTotal } from './control-total.ts';

/** Half of the last place that the sums are exact to. */
const ROUNDING = parseDecimal(`0.${'0'.repeat(CONTROL_PLACES)}5`) ?? 0n;

export interface TotalsContext {
  readonly warehouse: Pick<Warehouse, 'items'>;
  readonly clock: Clock;
  readonly logger?: Logger | undefined;
}

/** The part of a source's deliveries that totals are about. */
export interface TotalsPart {
  readonly connection: string;
  readonly source: string;
  readonly part: string;
}

/**
 * Adds up the files of a delivery a second time, by another program, and keeps that as the totals of its part. Where that cannot be
 * done, nothing is known of the part: its months are not checked.
 */
export async function keepFileTotals(
  { warehouse, clock, logger }: TotalsContext,
  of: TotalsPart,
  paths: readonly string[]
): Promise<void> {
  const sums = await controlSums(paths, (why) => logger?.warn({ ...of, why }, 'The files could not be added up twice'));
  const groups = Map.groupBy(sums ?? [], ({ metric, month, currency }) => JSON.stringify([metric, month, currency]));
  const totals = [...groups.values()].flatMap((group): ControlTotal[] => {
    const [first] = group;
    if (!first) return [];
    const services = new Map<string | null, Decimal>(group.map(({ service, amount }) => [service, amount]));
    const charges = group.reduce((sum, one) => sum + one.charges, 0);
    const { metric, month, currency } = first;
    return [
      {
        ...{ source: of.source, part: of.part, month: Date.parse(`${month}-01T00:00:00Z`), metric, currency, services },
        rounding: ROUNDING * BigInt(charges),
        basis: `sum of the ${paths.length === 1 ? 'file' : 'files'}, taken a second time by DuckDB`,
      },
    ];
  });
  await keepPartTotals(warehouse.items, of, totals, clock.now());
}

/** Takes back what other parts said of months that a newer part states anew. */
export async function forgetReplacedTotals(
  { warehouse, clock }: TotalsContext,
  { connection, source, part }: TotalsPart,
  months: { readonly from: number; readonly to: number }
): Promise<void> {
  const { items } = warehouse;
  const kept = await items.read({ connections: [connection], kind: CONTROL_TOTAL, source }, null);
  const byPart = Map.groupBy(kept.map(readControlTotal), (total) => total.part);
  for (const [other, totals] of byPart) {
    const left = totals.filter(({ month }) => month < months.from || month >= months.to);
    if (other === undefined || other === part || left.length === totals.length) continue;
    await keepPartTotals(items, { connection, source, part: other }, left, clock.now());
  }
}
