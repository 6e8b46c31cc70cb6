import type { SourceFacts } from '../source-facts.ts';

/** What telling of cost categories takes: AWS documents one price for every request of Cost Explorer's API, these included. */
export const COST_CATEGORIES_FACTS: SourceFacts = {
  name: 'cost-categories',
  title: 'AWS Cost Categories',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'ce:ListCostCategoryDefinitions', why: 'which cost categories there are' },
    { action: 'ce:DescribeCostCategoryDefinition', why: 'the rules of a cost category and how it splits shared cost' },
  ],
  calls: [
    { operation: 'ListCostCategoryDefinitions', price: '0.01', freePerMonth: null },
    { operation: 'DescribeCostCategoryDefinition', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 168, delayHours: 24 },
  accuracy: 'The rules as AWS holds them; what cannot be said in our rules is told and not guessed.',
  reference: 'AWS Cost Explorer pricing; API reference of CostCategory and CostCategoryRule',
};
