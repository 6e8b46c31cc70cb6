import type { CostMetric, Dimension } from '@smartcloudops/focus';
import type { Aggregate, CostStore, UsageQuery } from '@smartcloudops/warehouse';

import type { DateRange } from './compare-with.ts';
import { SIDES } from './usage-change.ts';
import type { Side, UsageSum } from './usage-change.ts';

/** What tells usage types and kinds of charges apart; a bill may know less. */
const KINDS = ['ChargeCategory', 'ChargeClass', 'CommitmentDiscountStatus'] as const;
const USAGE = ['ServiceName', 'RegionId', 'x_UsageType', 'x_Operation'] as const;
type Told = (typeof KINDS)[number] | (typeof USAGE)[number];

/** Charges of one kind in one period. */
export interface ChargeSum extends UsageSum {
  readonly keys: readonly (string | null)[];
  readonly unit: string | null;
  readonly told: Readonly<Partial<Record<Told, string | null>>>;
}

export interface ReadCharges extends Omit<Aggregate, 'cells'> {
  readonly charges: readonly ChargeSum[];
  /** How many charges do not carry the metric; sums leave them out. */
  readonly missing: number;
}

/** `usage`: with quantities and prices. `kinds`: costs by service and kind. `services`: by service. `costs`: costs alone. */
export type Detail = 'usage' | 'kinds' | 'services' | 'costs';

type Asked = Omit<UsageQuery, 'from' | 'to'> & { readonly metric: CostMetric };
type Read = (costs: CostStore, query: Asked & DateRange) => Promise<ReadCharges>;

const LEVELS: readonly (readonly [Detail, Read])[] = [
  ['usage', readUsage],
  ['kinds', (costs, query) => readCosts(costs, query, ['ServiceName', ...KINDS])],
  ['services', (costs, query) => readCosts(costs, query, ['ServiceName'])],
  ['costs', (costs, query) => readCosts(costs, query, [])],
];

/**
 * The charges of two periods in as much detail as the bill has for both, and for all of their money: one source may know more than
 * another of fewer days.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function readCharges(
  costs: CostStore,
  query: Asked,
  periods: Readonly<Record<Side, DateRange>>
): Promise<Readonly<Record<Side, ReadCharges>> & { readonly detail: Detail }> {
  const both = async (read: Read) => ({
    before: await read(costs, { ...query, ...periods.before }),
    after: await read(costs, { ...query, ...periods.after }),
  });
  const whole = await both((from, asked) => readCosts(from, asked, []));
  for (const [detail, read] of LEVELS) {
    const known = detail === 'costs' ? whole : await ifPossible(() => both(read));
    if (known && SIDES.every((side) => total(known[side]) === total(whole[side]))) return { detail, ...known };
  }
  return { detail: 'costs', ...whole };
}

const total = ({ charges }: ReadCharges) => charges.reduce((sum, { cost }) => sum + cost, 0n);

async function readUsage(costs: CostStore, query: Asked & DateRange): Promise<ReadCharges> {
  const extra = [...USAGE, ...KINDS];
  const { metric, ...rest } = query;
  const { cells, ...known } = await costs.usage({ ...rest, groupBy: [...query.groupBy, ...extra] });
  return {
    ...known,
    missing: cells.reduce((sum, { missing }) => sum + missing[metric], 0),
    charges: cells.map(({ keys, unit, amounts, missing }) => {
      const whole = (name: keyof typeof amounts) => (missing[name] > 0 ? null : amounts[name]);
      return {
        ...split(keys, query.groupBy.length, extra),
        unit,
        quantity: whole('PricingQuantity'),
        listCost: whole('ListCost'),
        // At list price there is neither discount.
        contractedCost: whole(metric === 'ListCost' ? 'ListCost' : 'ContractedCost'),
        cost: amounts[metric],
      };
    }),
  };
}

async function readCosts(
  costs: CostStore,
  query: Asked & DateRange,
  extra: readonly (Told & Dimension)[]
): Promise<ReadCharges> {
  const { cells, ...known } = await costs.aggregate({
    ...query,
    grain: 'total',
    groupBy: [...query.groupBy, ...extra],
  });
  return {
    ...known,
    missing: cells.reduce((sum, { missing }) => sum + missing, 0),
    charges: cells.map(({ keys, amount }) => ({
      ...split(keys, query.groupBy.length, extra),
      ...{ unit: null, quantity: null, listCost: null, contractedCost: null, cost: amount },
    })),
  };
}

function split(
  keys: readonly (string | null)[],
  own: number,
  extra: readonly Told[]
): Pick<ChargeSum, 'keys' | 'told'> {
  return {
    keys: keys.slice(0, own),
    told: Object.fromEntries(extra.map((name, i) => [name, keys[own + i] ?? null])),
  };
}

async function ifPossible<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'WAREHOUSE_NO_SUCH_CUT') return null;
    throw error;
  }
}
