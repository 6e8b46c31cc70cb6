import type { SourceFacts } from '../source-facts.ts';

/** What Cost Explorer is and costs as a source of charges. */
export const COST_EXPLORER_FACTS: SourceFacts = {
  name: 'cost-explorer',
  title: 'AWS Cost Explorer',
  area: 'cost',
  delivers: 'charges',
  permissions: [
    { action: 'ce:GetCostAndUsage', why: 'the charges of the bill, by day and by two columns at a time' },
    { action: 'ce:GetCostForecast', why: 'the forecast that AWS makes, which ours is compared with' },
  ],
  calls: [
    { operation: 'GetCostAndUsage', price: '0.01', freePerMonth: null },
    { operation: 'GetCostForecast', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 8, delayHours: 24 },
  accuracy:
    'To the last digit that Cost Explorer gives; days of an open month still move, and a closed month seldom does.',
  reference: 'AWS Cost Explorer pricing; API reference of GetCostAndUsage and GetCostForecast',
};
