import type { SourceFacts } from '../source-facts.ts';

/** What telling of tag keys takes: AWS documents one price for every request of Cost Explorer's API, this one included. */
export const COST_ALLOCATION_TAGS_FACTS: SourceFacts = {
  name: 'cost-allocation-tags',
  title: 'AWS cost allocation tags',
  area: 'cost',
  delivers: 'items',
  permissions: [{ action: 'ce:ListCostAllocationTags', why: 'which tag keys are active, so that charges carry them' }],
  calls: [{ operation: 'ListCostAllocationTags', price: '0.01', freePerMonth: null }],
  freshness: { updatedEveryHours: 168, delayHours: 24 },
  accuracy: 'As AWS holds it; a key that was activated shows in charges about a day later, and not in earlier ones.',
  reference: 'AWS Cost Explorer pricing; API reference of ListCostAllocationTags',
};
