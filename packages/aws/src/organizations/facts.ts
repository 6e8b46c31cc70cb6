import type { SourceFacts } from '../source-facts.ts';

/** What AWS Organizations is and costs as a source of items. */
export const ORGANIZATIONS_FACTS: SourceFacts = {
  name: 'organizations',
  title: 'AWS Organizations',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'organizations:DescribeOrganization', why: 'which organisation the accounts belong to' },
    { action: 'organizations:ListAccounts', why: 'the names of accounts, and whether they are still open' },
    { action: 'organizations:ListRoots', why: 'where the tree of organisational units begins' },
    { action: 'organizations:ListOrganizationalUnitsForParent', why: 'the organisational units' },
    { action: 'organizations:ListAccountsForParent', why: 'which unit an account is in' },
  ],
  calls: [
    { operation: 'DescribeOrganization', price: '0', freePerMonth: null },
    { operation: 'ListAccounts', price: '0', freePerMonth: null },
    { operation: 'ListRoots', price: '0', freePerMonth: null },
    { operation: 'ListOrganizationalUnitsForParent', price: '0', freePerMonth: null },
    { operation: 'ListAccountsForParent', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 1 },
  accuracy: 'As AWS Organizations holds it at the moment of the call.',
  reference: 'AWS Organizations pricing; API reference of AWS Organizations',
};
