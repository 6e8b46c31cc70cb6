import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import type { CostScope } from '../cost-questions.ts';
import { questions } from '../cost-questions.ts';
import { tiesToTheBill } from '../trust-questions.ts';
import { CHOSEN } from './chosen.ts';
import { causeTable, changeStat, groupTable } from './drivers-tables.ts';
import { reconciliationBadge } from './reconciliation-table.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { compareVariable, datasourceVariable, dimensionVariable, metricVariable } from './variables.ts';
import { stepTable, waterfall } from './waterfall.ts';

const COMPARED = '$compare' as 'previous-month';
const OF_TEAM: CostScope = {
  ...CHOSEN,
  filters: [...(CHOSEN.filters ?? []), { dimension: 'Tags.team', op: 'in', values: ['$team'] }],
};

/** Why the cost is another one than before. */
export function driversDashboard({ cost, drivers, forecast, trust }: Suite) {
  const ask = (
    output: Parameters<typeof questions.drivers>[2],
    ...groupBy: Parameters<typeof questions.drivers>[3] & {}
  ) => questions.drivers(OF_TEAM, COMPARED, output, groupBy);
  const dashboard = new DashboardBuilder('Cost drivers')
    .uid(drivers)
    .description(
      'Why the cost is another one than before: what adds up to the change, to the cent, and the single causes.'
    )
    .tags(['aws', 'cost', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    // The last whole month: its days are all there.
    .time({ from: 'now-1M/M', to: 'now-1M/M' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .link(
      linkTo(forecast, 'Forecast, budgets & anomalies', 'Where the month is heading, and what was out of the ordinary')
    )
    .link(linkTo(trust, 'Data trust', 'Whether the numbers tie to the bill, and what they cost to get'))
    .withVariable(datasourceVariable())
    .withVariable(metricVariable('EffectiveCost'))
    .withVariable(compareVariable())
    .withVariable(dimensionVariable('account', 'Account', 'SubAccountId'))
    .withVariable(dimensionVariable('service', 'Service', 'ServiceName'))
    .withVariable(dimensionVariable('team', 'Team', 'Tags.team'))
    .withPanel(
      changeStat({
        title: 'What changed',
        description:
          'The time range beside what it is compared with. Days that are not complete yet are left out on both sides.',
        question: ask('groups'),
      }).gridPos({ x: 0, y: 0, w: 14, h: 5 })
    )
    .withPanel(
      reconciliationBadge({
        title: 'Does it tie to the bill?',
        description: 'The months of the time range beside the totals that their sources state.',
        question: tiesToTheBill,
      }).gridPos({ x: 14, y: 0, w: 10, h: 5 })
    )
    .withPanel(
      waterfall({
        title: 'From then to now',
        description:
          'Every driver with its share of the change, the largest first; together they are the change exactly. The axis does not begin at zero.',
        question: ask('waterfall'),
      }).gridPos({ x: 0, y: 5, w: 17, h: 12 })
    )
    .withPanel(
      stepTable({
        title: 'In figures',
        description:
          'Volume is how much is used in the same time, Mix how much of that is dear, Commitments what Savings Plans and reservations take off. Usage stands for all three where the bill has no quantities.',
        question: ask('waterfall'),
      }).gridPos({ x: 17, y: 5, w: 7, h: 12 })
    )
    .withPanel(
      causeTable(
        {
          title: 'Largest causes',
          description:
            'Single causes in words, the largest first, rises and falls. Click a service to see what it costs.',
          question: ask('causes'),
        },
        cost
      ).gridPos({ x: 0, y: 17, w: 24, h: 13 })
    )
    .withPanel(
      groupTable(
        {
          title: 'Drivers by service',
          description:
            'The twenty services that changed most; the rest is added up as Other. Drivers of a row add up to its change. Click a service to see what it costs.',
          question: ask('groups', 'ServiceName'),
        },
        'service',
        cost
      ).gridPos({ x: 0, y: 30, w: 24, h: 12 })
    )
    .withPanel(
      groupTable(
        {
          title: 'Drivers by account',
          description:
            'The twenty accounts that changed most; the rest is added up as Other. Click an account to see what it costs.',
          question: ask('groups', 'SubAccountId'),
        },
        'account',
        cost
      ).gridPos({ x: 0, y: 42, w: 24, h: 11 })
    )
    .build();
  return withPanelIds(dashboard);
}
