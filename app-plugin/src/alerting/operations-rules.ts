import { dashboardLink, HOME_LINK } from './dashboard-link.ts';
import type { Question } from '../cost-questions.ts';
import { DAY_S, HOUR_S } from './seconds.ts';
import type { RulePlan } from './rule-plan.ts';

const balancer = (metricName: string): Question => ({
  queryType: 'metric',
  namespace: 'AWS/ApplicationELB',
  metricName,
  aggregation: 'sum',
  labels: [],
  grain: 'hour',
  topN: 200,
});
const ERRORS = balancer('HTTPCode_Target_5XX_Count');
const REQUESTS = balancer('RequestCount');
const cpu = (statistic: 'probability' | 'days'): Question => ({
  queryType: 'capacity',
  metricName: 'CPUUtilization',
  // Of an hour: a peak of a minute is no want of capacity.
  aggregation: 'average',
  labels: [],
  limit: 90,
  direction: 'above',
  horizonDays: 14,
  statistic,
});
const total = (refId: string, expression: string) => ({ refId, type: 'reduce', expression, reducer: 'sum' }) as const;

/** Whether what runs will go on running well. */
export const OPERATIONS_RULES: readonly RulePlan[] = [
  {
    uid: 'smartcloudops-capacity',
    title: 'A machine will reach its limit within two weeks',
    notes: [
      'The busiest hour of a day is above 90 % CPU on average within 14 days, with a probability above 80 %; ends below 60 %, since probabilities move with every day.',
      'A series with too little history has no figure and no alarm.',
    ],
    asks: [
      { refId: 'probability', question: cpu('probability') },
      { refId: 'days', question: cpu('days') },
    ],
    threshold: {
      refId: 'willBeFull',
      expression: 'probability',
      fires: { type: 'gt', params: [0.8] },
      ends: { type: 'lt', params: [0.6] },
    },
    for: '15m',
    noData: 'OK',
    summary:
      '{{ $labels.ResourceId }} will exceed 90 % CPU for an hour within 14 days with a probability of {{ humanizePercentage $values.probability.Value }}, most likely in {{ printf "%.1f" $values.days.Value }} days.',
    description:
      'Its trend, daily and weekly rhythm lead there. Give it a larger size or more of its kind, or find what grows; the dashboard shows what the account pays for it.',
    link: dashboardLink('forecast', 'now-30d'),
    severity: 'warning',
    domain: 'performance',
  },
  {
    uid: 'smartcloudops-error-budget',
    title: 'An error budget burns three times too fast',
    notes: [
      'Objective 99.9 % (0.001 may fail): the share of failed requests is above three times that, both over 24 hours (a tenth of the budget of 30 days is gone) and over the last three (it still goes on). Two windows: a burst that is over does not alarm, nor does one bad hour.',
      'Measurements are of whole hours. A balancer without failed requests has no figure: that is well.',
    ],
    asks: [
      { refId: 'errorsOfDay', from: DAY_S, question: ERRORS },
      { refId: 'requestsOfDay', from: DAY_S, question: REQUESTS },
      { refId: 'errorsLately', from: 3 * HOUR_S, question: ERRORS },
      { refId: 'requestsLately', from: 3 * HOUR_S, question: REQUESTS },
    ],
    steps: [
      total('errorsDay', 'errorsOfDay'),
      total('requestsDay', 'requestsOfDay'),
      total('errorsNow', 'errorsLately'),
      total('requestsNow', 'requestsLately'),
      { refId: 'burnNow', type: 'math', expression: '$errorsNow / $requestsNow / 0.001' },
      { refId: 'burn', type: 'math', expression: '$errorsDay / $requestsDay / 0.001 * ($burnNow > 3)' },
    ],
    threshold: { refId: 'burnsFast', expression: 'burn', fires: { type: 'gt', params: [3] } },
    for: '0s',
    noData: 'OK',
    summary:
      '{{ $labels.LoadBalancer }} fails {{ printf "%.1f" $values.burn.Value }} times as many requests as its objective of 99.9 % allows, over the last 24 hours.',
    description:
      '{{ printf "%.0f" $values.errorsDay.Value }} of {{ printf "%.0f" $values.requestsDay.Value }} requests failed with 5xx from the targets. At this rate the budget of 30 days is gone in ten days or less. Look at what was deployed, and at the health of the targets.',
    link: HOME_LINK,
    severity: 'critical',
    domain: 'performance',
  },
  {
    uid: 'smartcloudops-model-drift',
    title: 'A model drifts',
    notes: [
      'The latest population stability index (PSI) of the last day is above 0.25, as is usual for "the population has changed"; ends below 0.2. An hour long, so that one odd batch does not alarm.',
      'Models tell their PSI by the convention of docs/guides/model-metrics.md; those that do not have no figure.',
    ],
    asks: [
      {
        refId: 'psiOfDay',
        from: DAY_S,
        question: {
          queryType: 'metric',
          namespace: 'SmartCloudOps/Models',
          metricName: 'PSI',
          aggregation: 'maximum',
          labels: [],
          grain: 'hour',
          topN: 200,
        },
      },
    ],
    steps: [{ refId: 'psi', type: 'reduce', expression: 'psiOfDay', reducer: 'last' }],
    threshold: {
      refId: 'drifts',
      expression: 'psi',
      fires: { type: 'gt', params: [0.25] },
      ends: { type: 'lt', params: [0.2] },
    },
    for: '1h',
    noData: 'OK',
    summary:
      'The inputs of {{ $labels.ModelName }} have drifted from its training data: PSI {{ printf "%.2f" $values.psi.Value }}.',
    description:
      'What the model is asked is not what it learned from; its accuracy usually follows. Compare the features with those of the training, then train anew or mend the source of the feature.',
    link: HOME_LINK,
    severity: 'warning',
    domain: 'performance',
  },
];
