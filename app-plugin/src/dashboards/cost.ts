import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { questions } from '../cost-questions.ts';
import { CHOSEN } from './chosen.ts';
import { bars, forecastBands, monthEndStat, monthStat, stackedBars, table } from './cost-panels.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { datasourceVariable, dimensionVariable, metricVariable } from './variables.ts';

/** The first dashboard: this month and where it is heading, what makes it up, who spends it. */
export function costDashboard({ cost, drivers, forecast, recommendations, security, trust }: Suite) {
  const dashboard = new DashboardBuilder('AWS cost')
    .uid(cost)
    .description('Month to date, the forecast for the whole month with its interval, and what makes it up.')
    .tags(['aws', 'cost', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    .time({ from: 'now-1M/M', to: 'now/M' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      linkTo(forecast, 'Forecast, budgets & anomalies', 'Where the month is heading, and what was out of the ordinary')
    )
    .link(linkTo(drivers, 'Cost drivers', 'Why the cost is another one than before'))
    .link(linkTo(recommendations, 'Recommendations & savings', 'What would lower the bill, and who could do it'))
    .link(linkTo(security, 'Security', 'What is exposed, and what it costs'))
    .link(linkTo(trust, 'Data trust', 'Whether the numbers tie to the bill, and what they cost to get'))
    .withVariable(datasourceVariable())
    .withVariable(metricVariable())
    .withVariable(dimensionVariable('account', 'Account', 'SubAccountId'))
    .withVariable(dimensionVariable('service', 'Service', 'ServiceName'))
    .withPanel(
      monthStat({
        title: 'Month to date',
        description: 'Charged since the first of this month (UTC).',
        question: questions.total(CHOSEN),
      })
        .span(5)
        .height(5)
    )
    .withPanel(
      monthEndStat(
        {
          title: 'This month will come to',
          description: 'Forecast of the whole month; four times out of five the true figure lies in the interval.',
          question: questions.monthEnd(CHOSEN),
        },
        ['Month end', 'Lower 80 %', 'Upper 80 %']
      )
        .span(11)
        .height(5)
    )
    .withPanel(
      monthEndStat(
        {
          title: 'To compare',
          description:
            'What last month came to, and what this month would if every day cost as much as the days so far.',
          question: questions.monthEnd(CHOSEN),
        },
        ['Last month', 'At the pace so far']
      )
        .span(8)
        .height(5)
    )
    .withPanel(
      stackedBars({
        title: 'Daily cost by service',
        description: 'The ten most expensive services; the rest is added up as Other.',
        question: questions.dailyBy(CHOSEN, ['ServiceName'], 10),
      })
        .span(16)
        .height(12)
    )
    .withPanel(
      bars({
        title: 'Cost by service',
        description: 'Over the time range of the dashboard.',
        question: questions.totalBy(CHOSEN, ['ServiceName'], 8),
      })
        .span(8)
        .height(12)
    )
    .withPanel(
      forecastBands({
        title: 'Forecast with 80 % and 95 % intervals',
        description:
          'Daily actuals, the last days still filling up as dots, then the forecast to the end of the month. The darker band holds the true value four times out of five.',
        question: questions.forecast(CHOSEN),
      })
        .span(24)
        .height(12)
    )
    .withPanel(
      bars({
        title: 'Cost by account',
        description: 'Over the time range of the dashboard.',
        question: questions.totalBy(CHOSEN, ['SubAccountId'], 8),
      })
        .span(8)
        .height(12)
    )
    .withPanel(
      table({
        title: 'Services by account',
        description: 'The fifty most expensive pairs over the time range; the rest is added up as Other.',
        question: questions.totalBy(CHOSEN, ['ServiceName', 'SubAccountId'], 50),
      })
        .span(16)
        .height(12)
    )
    .build();
  return withPanelIds(dashboard);
}
