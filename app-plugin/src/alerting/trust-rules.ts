import { dashboardLink } from './dashboard-link.ts';
import { DAY_S } from './seconds.ts';
import type { RulePlan } from './rule-plan.ts';

const OF_TRUST = { noData: 'OK', link: dashboardLink('trust', 'now-3M/M'), domain: 'data' } as const;
/** US dollars a month; 80 % of a cap of five. */
const OWN_SPEND = 4;

/** Whether the numbers can be believed, and what they cost to get. */
export const TRUST_RULES: readonly RulePlan[] = [
  {
    ...OF_TRUST,
    uid: 'smartcloudops-source-late',
    title: 'A source of the data is late',
    notes: [
      'Half a day beyond its own rhythm, for ten minutes: a collection that is under way may end it.',
      'What was never collected has no hours overdue.',
    ],
    // Hours beyond the rhythm of each source: one alert instance per source.
    asks: [{ refId: 'overdue', question: { queryType: 'source-state', statistic: 'lag' } }],
    threshold: { refId: 'tooLate', expression: 'overdue', fires: { type: 'gt', params: [12] } },
    for: '10m',
    summary:
      '{{ $labels.source }} of {{ $labels.connection }} is {{ printf "%.0f" $values.overdue.Value }} hours late. "Save & test" of the data source says why.',
    description:
      'All that rests on this source is as old as that, and other alert rules may be silent for want of data. The dashboard names the permission that is missing or the error.',
    severity: 'warning',
  },
  {
    ...OF_TRUST,
    uid: 'smartcloudops-own-spend',
    title: 'The monthly API budget of a connection is nearly used',
    notes: [
      `More than $${OWN_SPEND} this month (UTC): 80 % of a monthly API budget of $5. Put in 80 % of your own. The budget itself is never exceeded.`,
      'Nothing spent is zero, not "no data". The demo calls a simulated AWS, where the same calls would have cost money.',
    ],
    asks: [
      // The minute makes the range begin with the running month.
      { refId: 'spent', from: 60, question: { queryType: 'api-spend', grain: 'month', statistic: 'spent' } },
    ],
    threshold: { refId: 'nearlyUsed', expression: 'spent', fires: { type: 'gt', params: [OWN_SPEND] } },
    for: '0s',
    summary:
      'The calls to AWS for {{ $labels.connection }} have cost ${{ printf "%.2f" $values.spent.Value }} this month.',
    description:
      'At the monthly API budget of the connection paid collecting stops until the next month, and the figures of paid sources grow old. Raise the budget in the data source, or read a data export, which costs next to nothing. The dashboard shows which calls it was.',
    severity: 'warning',
  },
  {
    ...OF_TRUST,
    uid: 'smartcloudops-reconciliation',
    title: 'A closed month does not tie to its bill',
    notes: [
      'More than a cent of mismatch (sum of the gaps of all services, whatever their sign) in a closed month of the last 95 days. An hour long: a restatement may be in the middle of being collected.',
      'A month that its source has not stated yet has no mismatch.',
    ],
    asks: [{ refId: 'mismatch', from: 95 * DAY_S, question: { queryType: 'reconciliation', statistic: 'mismatch' } }],
    threshold: { refId: 'doesNotTie', expression: 'mismatch', fires: { type: 'gt', params: [0.01] } },
    for: '1h',
    summary:
      'A closed month of {{ $labels.connection }} differs from what {{ $labels.source }} states by {{ printf "%.2f" $values.mismatch.Value }}.',
    description:
      'What is shown is not what is billed. Collect again; if the difference stays, the dashboard names the service that it is in (docs/guides/reconciliation.md).',
    severity: 'critical',
  },
];
