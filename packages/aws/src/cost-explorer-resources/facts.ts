import type { SourceFacts } from '../source-facts.ts';

/** What Cost Explorer's costs of single resources are and cost. */
export const COST_EXPLORER_RESOURCES_FACTS: SourceFacts = {
  name: 'cost-explorer-resources',
  title: 'AWS Cost Explorer by resource',
  area: 'cost',
  delivers: 'charges',
  permissions: [
    { action: 'ce:GetCostAndUsageWithResources', why: 'what each EC2 instance costs, of the last 14 days' },
    { action: 'ce:GetCostAndUsage', why: 'what the other services cost in the same days, so that the bill is whole' },
  ],
  calls: [
    { operation: 'GetCostAndUsageWithResources', price: '0.01', freePerMonth: null },
    { operation: 'GetCostAndUsage', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 48 },
  accuracy: 'To the last digit that Cost Explorer gives; resources are told of for EC2 only, the rest is by service.',
  reference: 'AWS Cost Explorer pricing; API reference of GetCostAndUsageWithResources',
};
