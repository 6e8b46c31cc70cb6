import type { SourceFacts } from '../source-facts.ts';

/** What AWS IAM Access Analyzer is and costs as a source of items. */
export const ACCESS_ANALYZER_FACTS: SourceFacts = {
  name: 'access-analyzer',
  title: 'AWS IAM Access Analyzer',
  area: 'security',
  delivers: 'items',
  permissions: [
    { action: 'access-analyzer:ListAnalyzers', why: 'whether anything is analyzed in the region at all' },
    {
      action: 'access-analyzer:ListFindings',
      why: 'what is shared with others, and roles, keys, passwords and permissions that nobody uses',
    },
  ],
  calls: [
    { operation: 'ListAnalyzers', price: '0', freePerMonth: null },
    { operation: 'ListFindingsV2', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 12, delayHours: 24 },
  accuracy:
    'As the analyzers hold it: policies are looked at within half an hour of a change, all that is unused once a day; they give no severity.',
  reference:
    'IAM Access Analyzer pricing; IAM user guide "IAM Access Analyzer findings"; API reference of ListAnalyzers and ListFindingsV2',
};
