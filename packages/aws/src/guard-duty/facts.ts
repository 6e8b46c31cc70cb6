import type { SourceFacts } from '../source-facts.ts';

/** What Amazon GuardDuty is and costs as a source of items. */
export const GUARD_DUTY_FACTS: SourceFacts = {
  name: 'guardduty',
  title: 'Amazon GuardDuty',
  area: 'security',
  delivers: 'items',
  permissions: [
    { action: 'guardduty:ListDetectors', why: 'whether GuardDuty watches the region at all' },
    { action: 'guardduty:ListFindings', why: 'which threats there are' },
    { action: 'guardduty:GetFindings', why: 'what each of them is and how bad' },
  ],
  calls: [
    { operation: 'ListDetectors', price: '0', freePerMonth: null },
    { operation: 'ListFindings', price: '0', freePerMonth: null },
    { operation: 'GetFindings', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 1, delayHours: 6 },
  accuracy:
    'As GuardDuty holds it; it does not tell when a finding was archived, so its end is known to the hour of the collection.',
  reference: 'Amazon GuardDuty pricing; user guide "GuardDuty findings"; API reference of ListFindings and GetFindings',
};
