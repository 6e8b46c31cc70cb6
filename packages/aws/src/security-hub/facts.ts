import type { SourceFacts } from '../source-facts.ts';

/** What AWS Security Hub is and costs as a source of items. */
export const SECURITY_HUB_FACTS: SourceFacts = {
  name: 'security-hub',
  title: 'AWS Security Hub',
  area: 'security',
  delivers: 'items',
  permissions: [
    {
      action: 'securityhub:GetFindings',
      why: 'what controls and connected products find wrong, how bad it is and who looks after it',
    },
  ],
  calls: [{ operation: 'GetFindings', price: '0', freePerMonth: null }],
  freshness: { updatedEveryHours: 6, delayHours: 24 },
  accuracy:
    'As Security Hub holds it: controls are checked within minutes of a change or every 12 or 24 hours, and that a control is kept again is known to six hours.',
  reference:
    'AWS Security Hub pricing; user guide "Schedule for running security checks"; API reference of GetFindings',
};
