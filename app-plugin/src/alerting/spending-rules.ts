import { questions, WHOLE_BILL } from '../cost-questions.ts';
import { dashboardLink, labelInLink } from './dashboard-link.ts';
import { DAY_S } from './seconds.ts';
import type { RulePlan } from './rule-plan.ts';

const SERVICE = labelInLink('ServiceName');
const byService = questions.totalBy(WHOLE_BILL, ['ServiceName'], 200);

/** What changes in the bill deserve a look. */
export const SPENDING_RULES: readonly RulePlan[] = [
  {
    uid: 'smartcloudops-cost-anomaly',
    title: 'A service costs more than it should',
    notes: [
      'More than 100 (currency of the bill) beyond the expected on anomalous days of the last five, by service. Days whose charges still come in are not judged, hence five.',
      'An ordinary day is called anomalous once in a hundred; the amount keeps those that matter. It ends when the days have passed, not before: no flapping.',
      'Without enough history nothing is judged, and nothing alarms.',
    ],
    asks: [
      {
        refId: 'excess',
        from: 5 * DAY_S,
        question: { ...questions.anomalyImpact(WHOLE_BILL), groupBy: ['ServiceName'], topN: 50 },
      },
    ],
    threshold: { refId: 'anomalous', expression: 'excess', fires: { type: 'gt', params: [100] } },
    for: '0s',
    noData: 'OK',
    summary:
      '{{ $labels.ServiceName }} cost {{ printf "%.2f" $values.excess.Value }} more than expected in the last five days.',
    description:
      'At least one of those days lies outside of what its weekday, trend and noise explain. The list of anomalies on the dashboard names what the difference came from: account, region, usage type or price.',
    link: dashboardLink('forecast', 'now-30d', { service: SERVICE }),
    severity: 'warning',
    domain: 'cost',
  },
  {
    uid: 'smartcloudops-new-service',
    title: 'A service is new on the bill',
    notes: [
      'All that a service cost in 90 days it cost in the last four, and it is more than 10 (currency of the bill). It ends by itself when those days are over.',
      'Without data there is nothing new.',
    ],
    asks: [
      { refId: 'lately', from: 4 * DAY_S, question: byService },
      { refId: 'ever', from: 90 * DAY_S, question: byService },
    ],
    // Both are sums of the same charges: half a cent is the slack of Grafana's numbers.
    steps: [{ refId: 'added', type: 'math', expression: '$lately * ($ever - $lately < 0.005)' }],
    threshold: { refId: 'isNew', expression: 'added', fires: { type: 'gt', params: [10] } },
    for: '0s',
    noData: 'OK',
    summary:
      '{{ $labels.ServiceName }} is new on the bill: {{ printf "%.2f" $values.added.Value }} in the last four days.',
    description:
      'Nothing of it was charged in the 86 days before. If somebody tries it out on purpose, all is well; if nobody knows of it, look which account it runs in.',
    link: dashboardLink('cost', 'now-7d', { service: SERVICE }),
    severity: 'info',
    domain: 'cost',
  },
  {
    uid: 'smartcloudops-commitment-ends',
    title: 'A commitment ends soon',
    notes: [
      'Less than 30 days: time to decide and to have it approved. Those that have ended already are left out.',
      'No commitments, no data, no alarm.',
    ],
    asks: [{ refId: 'daysLeft', question: { queryType: 'commitments', statistic: 'days-left' } }],
    threshold: { refId: 'endsSoon', expression: 'daysLeft', fires: { type: 'within_range', params: [-1, 30] } },
    for: '0s',
    noData: 'OK',
    summary:
      '{{ $labels.CommitmentDiscountType }} {{ $labels.CommitmentDiscountId }} ends in {{ printf "%.0f" $values.daysLeft.Value }} days.',
    description:
      'From its end on, what it covers is charged at on-demand prices. Renew it if its utilization was high; the bill by EffectiveCost shows what it pays for.',
    link: dashboardLink('cost', 'now-30d', { metric: 'EffectiveCost' }),
    severity: 'warning',
    domain: 'cost',
  },
];
