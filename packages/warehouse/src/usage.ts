import type { CostMetric, Decimal } from '@smartcloudops/focus';

import type { Aggregate, AggregateQuery } from './cost-store.ts';

/** What of a charge `usage` adds up. */
export const USAGE_AMOUNTS = [
  'PricingQuantity',
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
] as const satisfies readonly ('PricingQuantity' | CostMetric)[];
export type UsageAmount = (typeof USAGE_AMOUNTS)[number];

/** How much was used of what, and what it came to: over the whole range, read from single charges. */
export type UsageQuery = Omit<AggregateQuery, 'metric' | 'grain'>;

export interface UsageCell {
  /** One value per `groupBy` entry. */
  readonly keys: readonly (string | null)[];
  /** FOCUS PricingUnit. Quantities of different units have no sum, so each unit has cells of its own. */
  readonly unit: string | null;
  readonly charges: number;
  readonly estimated: boolean;
  /** Exact sums over the charges that carry the amount. */
  readonly amounts: Readonly<Record<UsageAmount, Decimal>>;
  /** How many charges lack it, so that no sum is taken for the whole. */
  readonly missing: Readonly<Record<UsageAmount, number>>;
}

/** In order of keys and unit. */
export interface Usage extends Omit<Aggregate, 'cells'> {
  readonly cells: readonly UsageCell[];
}
