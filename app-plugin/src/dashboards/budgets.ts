import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { everyBudget, ofBudgets, ofWorstBudget } from '../budget-questions.ts';
import { budgetBars, budgetTable, usedByDay, worstStat } from './budget-panels.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { datasourceVariable } from './variables.ts';

/** How every budget fares: those that people wrote here, and those of AWS. */
export function budgetsDashboard({ budgets, cost, drivers, forecast }: Suite) {
  const dashboard = new DashboardBuilder('Budget status')
    .uid(budgets)
    .description('How every budget fares: what is used, what is to be expected, and when it is used up.')
    .tags(['aws', 'cost', 'budget', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    .time({ from: 'now-2M/M', to: 'now/M' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .link(linkTo(forecast, 'Forecast, budgets & anomalies', 'Where the month is heading, and what was unusual'))
    .link(linkTo(drivers, 'Cost drivers', 'Why the cost is another one than before'))
    .withVariable(datasourceVariable())
    .withPanel(
      worstStat(
        {
          title: 'Needs a look first: probability',
          description: 'How likely the budget that needs a look first is exceeded by the end of its period.',
          question: ofWorstBudget('probability'),
        },
        'probability'
      ).gridPos({ x: 0, y: 0, w: 8, h: 5 })
    )
    .withPanel(
      worstStat(
        {
          title: 'Needs a look first: used',
          description: 'The share of the same budget that the final days of its period have used.',
          question: ofWorstBudget('used'),
        },
        'used'
      ).gridPos({ x: 8, y: 0, w: 8, h: 5 })
    )
    .withPanel(
      worstStat(
        {
          title: 'Needs a look first: burn rate',
          description:
            'What a day of the last week cost, beside what a day may cost. At 1 a whole period like that uses the budget up exactly, at 2 in half the time.',
          question: ofWorstBudget('burn'),
        },
        'burn'
      ).gridPos({ x: 16, y: 0, w: 8, h: 5 })
    )
    .withPanel(
      budgetTable(
        {
          title: 'Every budget',
          description:
            'The one that needs a look first on top. Expected is the share that would be used if the period came to the budget exactly, in the rhythm of the cost: what is booked on the first counts on the first. At least and at most hold the end four times out of five; Chance is how likely it is above the budget. Budgets overlap, so nothing is added up over them.',
          question: everyBudget,
        },
        cost
      ).gridPos({ x: 0, y: 5, w: 24, h: 12 })
    )
    .withPanel(
      usedByDay({
        title: 'Used, day by day',
        description:
          'The share of the budget that was used by the end of each day. It begins anew with each period; above 100 % the budget is exceeded.',
        question: ofBudgets('used-by-day'),
      }).gridPos({ x: 0, y: 17, w: 24, h: 9 })
    )
    .withPanel(
      budgetBars(
        {
          title: 'Used so far',
          description: 'Share of each budget that the final days of its period have used.',
          question: ofBudgets('used'),
        },
        'used'
      ).gridPos({ x: 0, y: 26, w: 12, h: 14 })
    )
    .withPanel(
      budgetBars(
        {
          title: 'Likely to be exceeded',
          description:
            'The probability that the period comes to more than the budget. From one in five on it is worth a look, from four in five on it is to be expected.',
          question: ofBudgets('probability'),
        },
        'probability'
      ).gridPos({ x: 12, y: 26, w: 12, h: 14 })
    )
    .build();
  return withPanelIds(dashboard);
}
