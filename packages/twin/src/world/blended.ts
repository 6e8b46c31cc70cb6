import { at } from './amount.ts';
import type { LineDraft } from './lines.ts';

/**
 * Blended cost: where reservations cover a part of a usage type, everyone pays the average of the hour's charges.
 * Other lines blend to what they cost.
 */
export function blend(drafts: readonly LineDraft[]): LineDraft[] {
  const pools = new Map<string, LineDraft[]>();
  for (const draft of drafts) {
    if (draft.recordType !== 'Usage' && draft.recordType !== 'DiscountedUsage') continue;
    if (draft.instanceType === null) continue;
    const key = `${draft.service}/${draft.usageType}`;
    pools.set(key, [...(pools.get(key) ?? []), draft]);
  }
  const blended = new Map<LineDraft, Float64Array>();
  for (const pool of pools.values()) {
    if (!pool.some((line) => line.recordType === 'DiscountedUsage')) continue;
    for (const line of pool) {
      const values = line.usage.map((units, i) => {
        const allUnits = pool.reduce((sum, one) => sum + at(one.usage, i), 0);
        const allCost = pool.reduce((sum, one) => sum + at(one.cost.UnblendedCost, i), 0);
        return allUnits === 0 ? 0 : Math.round((allCost / allUnits) * units);
      });
      blended.set(line, values);
    }
  }
  return drafts.map((draft) => {
    const values = blended.get(draft);
    return values ? { ...draft, cost: { ...draft.cost, BlendedCost: values } } : draft;
  });
}
