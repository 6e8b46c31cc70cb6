import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { questions } from '../cost-questions.ts';
import { chancesTable } from './chances-table.ts';
import { CHOSEN } from './chosen.ts';
import { monthEndStat } from './cost-panels.ts';
import { stackedForecast } from './stacked-forecast.ts';
import { scoreboardTable } from './scoreboard-table.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { datasourceVariable, dimensionVariable, metricVariable } from './variables.ts';

/** The second dashboard: whether the month stays within budget, and what deserves a look. */
export function forecastDashboard({ cost, forecast }: Suite) {
  const dashboard = new DashboardBuilder('Forecast, budgets & anomalies')
    .uid(forecast)
    .description('Where the month is heading, how likely the budget is to be kept, and what was out of the ordinary.')
    .tags(['aws', 'cost', 'forecast', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    .time({ from: 'now-1M/M', to: 'now/M' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .withVariable(datasourceVariable())
    .withVariable(metricVariable())
    .withVariable(dimensionVariable('account', 'Account', 'SubAccountId'))
    .withVariable(dimensionVariable('service', 'Service', 'ServiceName'))
    .withPanel(
      monthEndStat(
        {
          title: 'This month will come to',
          description: 'Forecast of the whole month; four times out of five the true figure lies in the interval.',
          question: questions.monthEnd(CHOSEN),
        },
        ['Month end', 'Lower 80 %', 'Upper 80 %']
      ).gridPos({ x: 0, y: 0, w: 16, h: 5 })
    )
    .withPanel(
      stackedForecast(
        {
          title: 'Forecast by service',
          description:
            'Final days solid, the forecast paler, from the first day that is not final. The services add up to the total, in the forecast too.',
          question: questions.forecastBy(CHOSEN, ['ServiceName'], 6),
        },
        'ServiceName'
      ).gridPos({ x: 0, y: 5, w: 16, h: 12 })
    )
    .withPanel(
      chancesTable({
        title: 'Which budget would be enough?',
        description: 'The chance that the month costs no more than the amount.',
        question: questions.monthEndChances(CHOSEN),
      }).gridPos({ x: 16, y: 0, w: 8, h: 10 })
    )
    .withPanel(
      scoreboardTable({
        title: 'How good the forecasts were',
        description:
          'Forecasts of the days and months of the time range, graded when the truth was known. Skill is the share of the error of the naive forecast that was avoided: 100 % is perfect; below 0 the naive one was better, and alert rules on it stay silent.',
        question: questions.scoreboard(CHOSEN),
      }).gridPos({ x: 0, y: 17, w: 24, h: 12 })
    )
    .build();
  return withPanelIds(dashboard);
}
