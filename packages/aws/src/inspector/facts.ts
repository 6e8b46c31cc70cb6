import type { SourceFacts } from '../source-facts.ts';

/** What Amazon Inspector is and costs as a source of items. */
export const INSPECTOR_FACTS: SourceFacts = {
  name: 'inspector',
  title: 'Amazon Inspector',
  area: 'security',
  delivers: 'items',
  permissions: [
    { action: 'inspector2:BatchGetAccountStatus', why: 'whether Inspector scans the region at all' },
    { action: 'inspector2:ListFindings', why: 'vulnerabilities of machines, images and functions, and open ports' },
  ],
  calls: [
    { operation: 'BatchGetAccountStatus', price: '0', freePerMonth: null },
    { operation: 'ListFindings', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 12, delayHours: 24 },
  accuracy: 'As Inspector holds it: scanned again when software or what is known of vulnerabilities changes.',
  reference:
    'Amazon Inspector pricing; user guide "Understanding Amazon Inspector findings"; API reference of ListFindings and BatchGetAccountStatus',
};
