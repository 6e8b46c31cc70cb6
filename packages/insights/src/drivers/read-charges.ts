import type { CostMetric, Dimension } from '@smartcloudops/focus';
import type { Aggregate, AggregateQuery, CostStore, UsageQuery } from '@smartcloudops/warehouse';

import type { UsageSum } from './usage-change.ts';

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
  /** `usage`: with quantities and prices. `kinds`: costs by service and kind. `costs`: costs alone. */
  readonly detail: 'usage' | 'kinds' | 'costs';
}

type Asked = UsageQuery & { readonly metric: CostMetric };

/** The charges of a period in as much detail as the bill has. @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT` */
export async function readCharges(costs: CostStore, query: Asked): Promise<ReadCharges> {
  const detailed = await ifPossible(() => readUsage(costs, query));
  if (detailed) return detailed;
  const kinds = await ifPossible(() => readCosts(costs, query, ['ServiceName', ...KINDS], 'kinds'));
  return kinds ?? (await readCosts(costs, query, [], 'costs'));
}

async function readUsage(costs: CostStore, query: Asked): Promise<ReadCharges> {
  const extra = [...USAGE, ...KINDS];
  const { metric, ...rest } = query;
  const { cells, ...known } = await costs.usage({ ...rest, groupBy: [...query.groupBy, ...extra] });
  return {
    ...known,
    detail: 'usage',
    missing: cells.reduce((sum, { missing }) => sum + missing[metric], 0),
    charges: cells.map(({ keys, unit, amounts, missing }) => {
      const whole = (name: keyof typeof amounts) => (missing[name] > 0 ? null : amounts[name]);
      return {
        ...split(keys, query.groupBy.length, extra),
        unit,
        quantity: whole('PricingQuantity'),
        listCost: whole('ListCost'),
        contractedCost: whole('ContractedCost'),
        cost: amounts[metric],
      };
    }),
  };
}

async function readCosts(
  costs: CostStore,
  query: Asked,
  extra: readonly (Told & Dimension)[],
  detail: 'kinds' | 'costs'
): Promise<ReadCharges> {
  const question: AggregateQuery = { ...query, grain: 'total', groupBy: [...query.groupBy, ...extra] };
  const { cells, ...known } = await costs.aggregate(question);
  return {
    ...known,
    detail,
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
