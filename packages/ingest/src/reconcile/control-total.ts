import { formatDecimal, isCostMetric, parseDecimal } from '@smartcloudops/focus';
import type { CostMetric, Decimal } from '@smartcloudops/focus';
import type { Item, ItemRecord, ItemStore } from '@smartcloudops/warehouse';

/** What a source itself says that a month came to, taken by another way than the charges were. */
export interface ControlTotal {
  /** `LoadManifest.source` of the charges that it is about. */
  readonly source: string;
  /**
   * The delivery that it is about, where a month comes in several, each with a total of its own that adds up: a billing period, or a
   * load. Absent: it is about all of the month.
   */
  readonly part?: string;
  /** Start of the calendar month (UTC), epoch ms. */
  readonly month: number;
  readonly metric: CostMetric;
  /** ISO 4217 */
  readonly currency: string;
  /** Amount by ServiceName; null for charges without one. */
  readonly services: ReadonlyMap<string | null, Decimal>;
  /** By how much the source's own rounding may move the sum of a service. */
  readonly rounding: Decimal;
  /** How it was taken, for people: `GetCostAndUsage by SERVICE, monthly`. */
  readonly basis: string;
}

export const CONTROL_TOTAL = 'control-total';

export const monthText = (month: number): string => new Date(month).toISOString().slice(0, 7);

/**
 * Keeps what a source says of a part of its deliveries, in place of what it said of that part before. Without totals: nothing is known
 * of the part any more.
 */
export async function keepPartTotals(
  items: ItemStore,
  of: { readonly connection: string; readonly source: string; readonly part: string },
  totals: readonly ControlTotal[],
  now: number
): Promise<void> {
  const { connection, source, part } = of;
  await items.write({ connection, source, kind: CONTROL_TOTAL, scope: part, items: totals.map(toItem) }, now);
}

/** Keeps what a source says, so that it can be compared again when our charges have changed. */
export async function keepControlTotals(
  items: ItemStore,
  connection: string,
  totals: readonly ControlTotal[],
  now: number
): Promise<void> {
  const bySource = Map.groupBy(totals, ({ source, month }) => JSON.stringify([source, month]));
  for (const group of bySource.values()) {
    const [first] = group;
    if (!first) continue;
    await items.write(
      {
        connection,
        source: first.source,
        kind: CONTROL_TOTAL,
        scope: monthText(first.month),
        items: group.map(toItem),
      },
      now
    );
  }
}

function toItem({ source, part, month, metric, currency, services, basis, rounding }: ControlTotal): Item {
  return {
    id: [source, ...(part === undefined ? [] : [part]), monthText(month), metric, currency].join('/'),
    name: monthText(month),
    at: null,
    attributes: {
      source,
      ...(part === undefined ? {} : { part }),
      month: monthText(month),
      metric,
      currency,
      basis,
      rounding: formatDecimal(rounding),
      services: [...services].map(([name, amount]) => [name, formatDecimal(amount)]),
    },
  };
}

/** @throws TypeError for an item that is no control total */
export function readControlTotal({ attributes, id }: Pick<ItemRecord, 'id' | 'attributes'>): ControlTotal {
  const { source, part, rounding, month, metric, currency, basis, services } = attributes;
  if (
    typeof source !== 'string' ||
    typeof rounding !== 'string' ||
    typeof month !== 'string' ||
    typeof metric !== 'string' ||
    !isCostMetric(metric) ||
    typeof currency !== 'string' ||
    typeof basis !== 'string' ||
    !Array.isArray(services)
  )
    throw new TypeError(`${id} is no control total.`);
  return {
    source,
    ...(typeof part === 'string' ? { part } : {}),
    month: Date.parse(`${month}-01T00:00:00Z`),
    metric,
    currency,
    basis,
    rounding: parseDecimal(rounding) ?? 0n,
    services: new Map(
      services.map((entry) => {
        const [name, amount] = entry as readonly [string | null, string];
        return [name, parseDecimal(amount) ?? 0n];
      })
    ),
  };
}
