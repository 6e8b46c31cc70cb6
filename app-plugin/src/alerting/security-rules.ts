import { dashboardLink } from './dashboard-link.ts';
import type { RulePlan } from './rule-plan.ts';

export const SECURITY_RULES: readonly RulePlan[] = [
  {
    uid: 'smartcloudops-critical-finding',
    title: 'A critical security finding is open',
    notes: [
      'One is enough. What was suppressed or closed does not count, and what two products tell counts once.',
      'Where nobody looks for findings there is no figure; the rules of "Data trust" tell when a source fails.',
    ],
    asks: [
      {
        refId: 'open',
        question: { queryType: 'security-findings', statistic: 'open', severities: ['CRITICAL'] },
      },
    ],
    threshold: { refId: 'isOpen', expression: 'open', fires: { type: 'gt', params: [0] } },
    for: '0s',
    noData: 'OK',
    summary: '{{ printf "%.0f" $values.open.Value }} security findings of severity {{ $labels.severity }} are open.',
    description:
      'Found by Security Hub, GuardDuty, Inspector or Access Analyzer. The table of the worst on the dashboard names thing, account, age and the way to mend it.',
    link: dashboardLink('security', 'now-30d'),
    severity: 'critical',
    domain: 'security',
  },
];
