import type { SourceFacts } from '../source-facts.ts';

/** What AWS Cost Optimization Hub is and costs as a source of items. */
export const COST_OPTIMIZATION_HUB_FACTS: SourceFacts = {
  name: 'cost-optimization-hub',
  title: 'AWS Cost Optimization Hub',
  area: 'advice',
  delivers: 'items',
  permissions: [
    { action: 'cost-optimization-hub:ListEnrollmentStatuses', why: 'whether the account takes part at all' },
    { action: 'cost-optimization-hub:ListRecommendations', why: 'what AWS advises and what it would save' },
  ],
  calls: [
    { operation: 'ListEnrollmentStatuses', price: '0', freePerMonth: null },
    { operation: 'ListRecommendations', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 48 },
  accuracy:
    "AWS's own estimates, which count the discounts of the account only where it has set that as its preference.",
  reference: 'AWS Cost Optimization Hub user guide; API reference of ListRecommendations and ListEnrollmentStatuses',
};
