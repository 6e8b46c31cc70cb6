/** The FOCUS 1.2 cost columns that a charge carries. Names are FOCUS column IDs, unchanged in files, SQL, frames and JSON. */
export const COST_METRICS = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost'] as const;
export type CostMetric = (typeof COST_METRICS)[number];

export function isCostMetric(name: string): name is CostMetric {
  return (COST_METRICS as readonly string[]).includes(name);
}
