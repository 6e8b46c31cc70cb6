import { questions, WHOLE_BILL } from '../cost-questions.ts';
import { dashboardLink } from './dashboard-link.ts';
import type { RulePlan } from './rule-plan.ts';

/** What a month may cost, in the currency of the bill. */
const BUDGET = 10_000;

const OF_A_BUDGET = {
  for: '0s',
  noData: 'OK',
  link: dashboardLink('forecast', 'now-1M/M', { budget: String(BUDGET) }),
  domain: 'cost',
} as const;

const budget = (statistic: 'used' | 'probability' | 'forecast') => ({
  ...questions.budgetRisk(WHOLE_BILL, BUDGET),
  statistic,
});

export const BUDGET_RULES: readonly RulePlan[] = [
  {
    ...OF_A_BUDGET,
    uid: 'smartcloudops-budget-used',
    title: 'Most of the budget of this month is used',
    notes: [
      `Budget ${BUDGET} in the currency of the bill, used to 80 %. Only days that are final count, so it does not fall again within the month.`,
      'Without data there is nothing used; that data are missing is told by the rules of "Data trust".',
    ],
    asks: [
      { refId: 'used', question: budget('used') },
      { refId: 'forecast', question: budget('forecast') },
    ],
    threshold: { refId: 'mostUsed', expression: 'used', fires: { type: 'gt', params: [0.8] } },
    summary: `{{ humanizePercentage $values.used.Value }} of the month's budget of ${BUDGET} is used; the month is forecast to come to {{ printf "%.2f" $values.forecast.Value }}.`,
    description:
      'The final days of the month have used more than 80 % of its budget. Near the end of the month that may be as planned: the forecast tells. If it is over the budget, the dashboard shows which service it comes from and what was out of the ordinary.',
    severity: 'warning',
  },
  {
    ...OF_A_BUDGET,
    uid: 'smartcloudops-month-end',
    title: 'This month will exceed the budget',
    notes: [
      `Budget ${BUDGET} in the currency of the bill. The month's end moves slowly, one evaluation is enough; once it fires, it ends only at 97 % of the budget.`,
      'A forecast that has been worse than the naive one gives no number, and no alarm.',
    ],
    asks: [{ refId: 'monthEnd', question: { ...questions.monthEnd(WHOLE_BILL), statistic: 'point' } }],
    threshold: {
      refId: 'overrun',
      expression: 'monthEnd',
      fires: { type: 'gt', params: [BUDGET] },
      ends: { type: 'lt', params: [0.97 * BUDGET] },
    },
    summary: `The month is forecast to come to {{ printf "%.2f" $values.monthEnd.Value }}, which is over the budget of ${BUDGET}.`,
    description:
      'The days that are final and the forecast of those to come add up to more than the budget. The dashboard shows the interval that the forecast lies in, the services that make it up and their anomalies.',
    severity: 'warning',
  },
  {
    ...OF_A_BUDGET,
    uid: 'smartcloudops-budget-risk',
    title: 'The budget of this month is at risk',
    notes: [
      `Budget ${BUDGET} in the currency of the bill, exceeded with a probability above 80 %; ends below 70 %, since probabilities move with every day.`,
      'A forecast that has been worse than the naive one gives no number, and no alarm.',
    ],
    asks: [
      { refId: 'probability', question: budget('probability') },
      { refId: 'forecast', question: budget('forecast') },
    ],
    threshold: {
      refId: 'atRisk',
      expression: 'probability',
      fires: { type: 'gt', params: [0.8] },
      ends: { type: 'lt', params: [0.7] },
    },
    summary: `The month will exceed its budget of ${BUDGET} with a probability of {{ humanizePercentage $values.probability.Value }}; it is forecast to come to {{ printf "%.2f" $values.forecast.Value }}.`,
    description:
      'Early: the probability is that of the whole distribution of the month, not of one figure. The dashboard shows the money above the budget to expect and the day on which it is used up.',
    severity: 'critical',
  },
];
