import type { SourceFacts } from '../source-facts.ts';

/** What AWS Budgets is and costs as a source of items. */
export const BUDGETS_FACTS: SourceFacts = {
  name: 'budgets',
  title: 'AWS Budgets',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'budgets:ViewBudget', why: 'the budgets of the account, what is spent of them and what AWS expects' },
  ],
  calls: [
    { operation: 'DescribeBudgets', price: '0', freePerMonth: null },
    { operation: 'GetCallerIdentity', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 8, delayHours: 12 },
  accuracy: 'As AWS Budgets reckons it, up to three times a day; the bill itself may be further.',
  reference: 'AWS Budgets pricing; user guide "Managing your costs with AWS Budgets"; API reference of DescribeBudgets',
};
