import { checkRules } from '@smartcloudops/insights';
import type { AllocationRules } from '@smartcloudops/insights';
import type { ItemRecord, ItemStore } from '@smartcloudops/warehouse';

/** Allocation rules that a provider's cost category stands for. */
export interface CategoryRules {
  /** `cost-category-business-unit` */
  readonly name: string;
  /** What the provider calls it. */
  readonly title: string;
  /** Null when its rules cannot be said in ours. */
  readonly rules: AllocationRules | null;
  /** What stands in the way, as a sentence; empty when nothing does. */
  readonly why: string;
}

const PREFIX = 'cost-category-';
const LONGEST = 63;

/** The cost categories of these connections (null: of all), each name once. */
export async function categoryRules(
  items: ItemStore,
  connections: readonly string[] | null
): Promise<readonly CategoryRules[]> {
  const categories = await items.read({ connections, kind: 'cost-category' }, null);
  const byName = new Map<string, CategoryRules>();
  for (const category of categories) {
    const made = rulesOf(category);
    if (!byName.has(made.name)) byName.set(made.name, made);
  }
  return [...byName.values()];
}

function rulesOf({ id, name, attributes }: ItemRecord): CategoryRules {
  const title = name ?? id;
  const identity = { name: allocationName(title), title };
  const { allocation, why } = attributes;
  if (allocation === null || allocation === undefined)
    return { ...identity, rules: null, why: typeof why === 'string' ? why : 'It has no rules.' };
  const rules = { ...identity, ...(allocation as unknown as Pick<AllocationRules, 'rules' | 'splits'>) };
  const faults = checkRules(rules);
  return faults.length === 0
    ? { ...identity, rules, why: '' }
    : { ...identity, rules: null, why: faults.map(({ message }) => message).join(' ') };
}

function allocationName(title: string): string {
  const words = title
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${PREFIX}${words}`.slice(0, LONGEST).replace(/-$/, '');
}
