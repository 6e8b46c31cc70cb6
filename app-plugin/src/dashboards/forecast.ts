import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { questions } from '../cost-questions.ts';
import { cpuCapacity } from '../machine-questions.ts';
import { anomalyChart } from './anomaly-chart.ts';
import { anomalyTable } from './anomaly-table.ts';
import { budgetStat, riskStat } from './budget-stats.ts';
import { capacityTable } from './capacity-table.ts';
import { chancesTable } from './chances-table.ts';
import { CHOSEN } from './chosen.ts';
import { monthEndBars, monthEndStat, rangeStat } from './cost-panels.ts';
import { scoreboardTable } from './scoreboard-table.ts';
import { stackedForecast } from './stacked-forecast.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { trendTable } from './trend-table.ts';
import { budgetVariable, datasourceVariable, dimensionVariable, metricVariable } from './variables.ts';

/** A text box holds text; the data source makes a number of it. */
const BUDGET = '$budget' as unknown as number;

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
    .withVariable(budgetVariable('200000'))
    .withPanel(
      monthEndStat(
        {
          title: 'This month will come to',
          description: 'Forecast of the whole month; four times out of five the true figure lies in the interval.',
          question: questions.monthEnd(CHOSEN),
        },
        ['Month end', 'Lower 80 %', 'Upper 80 %']
      ).gridPos({ x: 0, y: 0, w: 11, h: 5 })
    )
    .withPanel(
      riskStat({
        title: 'Budget risk',
        description: 'The probability that this month costs more than the budget that you typed above.',
        question: questions.budgetRisk(CHOSEN, BUDGET),
      }).gridPos({ x: 11, y: 0, w: 6, h: 5 })
    )
    .withPanel(
      chancesTable({
        title: 'Which budget would be enough?',
        description: 'The chance that the month costs no more than the amount.',
        question: questions.monthEndChances(CHOSEN),
      }).gridPos({ x: 17, y: 0, w: 7, h: 10 })
    )
    .withPanel(
      budgetStat({
        title: 'The budget',
        description:
          'The share that the final days of the month have used, the money above the budget to expect, and the days until it is used up.',
        question: questions.budgetRisk(CHOSEN, BUDGET),
      }).gridPos({ x: 0, y: 5, w: 11, h: 5 })
    )
    .withPanel(
      rangeStat({
        title: 'Cost of anomalies',
        description:
          'What anomalous days of the bill as a whole cost beyond the expected, over the time range of the dashboard. Single services are listed below.',
        question: questions.anomalyImpact(CHOSEN),
      }).gridPos({ x: 11, y: 5, w: 6, h: 5 })
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
      ).gridPos({ x: 0, y: 10, w: 17, h: 12 })
    )
    .withPanel(
      monthEndBars(
        {
          title: 'Month end by service',
          description: 'What this month will come to, service by service. Together they are the forecast of the total.',
          question: questions.monthEndBy(CHOSEN, ['ServiceName'], 6),
        },
        'ServiceName'
      ).gridPos({ x: 17, y: 10, w: 7, h: 12 })
    )
    .withPanel(
      anomalyChart({
        title: 'Cost beside what was expected',
        description:
          'The band holds ordinary days; dots are days that are not. Days whose charges still come in are not judged. The scale is logarithmic.',
        question: questions.anomalySeries(CHOSEN),
      }).gridPos({ x: 0, y: 22, w: 24, h: 9 })
    )
    .withPanel(
      anomalyTable(
        {
          title: 'Anomalies',
          description:
            'Each service is watched by itself; the latest first, those of 50 or more in the currency of the bill. The cause names what the difference came from. Click a service to see its cost.',
          question: questions.anomalies(CHOSEN, ['ServiceName']),
        },
        cost
      ).gridPos({ x: 0, y: 31, w: 24, h: 12 })
    )
    .withPanel(
      trendTable(
        {
          title: 'Growth by service',
          description:
            'Change of a day’s cost in a month with its 95 % interval, over the final days of the time range. Weekends, single spikes and booked charges do not count; "none" is what chance explains.',
          question: questions.trends(CHOSEN, ['ServiceName'], 15),
        },
        cost
      ).gridPos({ x: 0, y: 43, w: 12, h: 11 })
    )
    .withPanel(
      capacityTable({
        title: 'Machines that will reach 90 % CPU',
        description:
          'How likely the highest value of a day exceeds 90 % within 30 days, and when; the most urgent first. "Last day" is the highest value of the last day.',
        question: cpuCapacity(['$account'], 90),
      }).gridPos({ x: 12, y: 43, w: 12, h: 11 })
    )
    .withPanel(
      scoreboardTable({
        title: 'How good the forecasts were',
        description:
          'Forecasts of the days and months of the time range, graded when the truth was known. Skill is the share of the error of the naive forecast that was avoided: 100 % is perfect; below 0 the naive one was better, and alert rules on it stay silent once that is no chance. "80 % held" is the share of 80 % intervals that held the truth.',
        question: questions.scoreboard(CHOSEN),
      }).gridPos({ x: 0, y: 54, w: 24, h: 12 })
    )
    .build();
  return withPanelIds(dashboard);
}
