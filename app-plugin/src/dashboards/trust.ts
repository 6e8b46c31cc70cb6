import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { ownSpend, ownSpendByDay, stateOfSources, tiesToTheBill } from '../trust-questions.ts';
import { ownSpendChart, ownSpendTable } from './own-spend.ts';
import { reconciliationTable } from './reconciliation-table.ts';
import { sourceTable } from './source-table.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { datasourceVariable } from './variables.ts';

/** The third dashboard: whether the numbers can be believed, and what they cost to get. */
export function trustDashboard({ cost, trust }: Suite) {
  const dashboard = new DashboardBuilder('Data trust')
    .uid(trust)
    .description(
      'Whether every month ties to what its source says, whether all sources are collected, and what the calls to AWS have cost.'
    )
    .tags(['aws', 'cost', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    .time({ from: 'now-3M/M', to: 'now/M' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .withVariable(datasourceVariable())
    .withPanel(
      reconciliationTable({
        title: 'Does it tie to the bill?',
        description:
          'Every month beside the total that its source states, service by service and to the last digit. A month that is not checked has charges, but its source has not been asked.',
        question: tiesToTheBill,
      }).gridPos({ x: 0, y: 0, w: 24, h: 12 })
    )
    .withPanel(
      ownSpendTable({
        title: 'What this product spends on AWS calls',
        description:
          'Billed calls of the time range. A call without an answer counts as spent. The calls of the demo go to a simulated AWS; no money flows.',
        question: ownSpend,
      }).gridPos({ x: 0, y: 12, w: 14, h: 10 })
    )
    .withPanel(
      ownSpendChart({
        title: 'Spent a day',
        description: 'Dollars a day by call. The monthly budget of each connection is never exceeded.',
        question: ownSpendByDay,
      }).gridPos({ x: 14, y: 12, w: 10, h: 10 })
    )
    .withPanel(
      sourceTable({
        title: 'Is everything collected?',
        description:
          'Each source of the connection: how the last collection went, when the next one is, how late it is beyond its own rhythm, and the permission that it lacks. One that fails leaves the others running.',
        question: stateOfSources,
      }).gridPos({ x: 0, y: 22, w: 24, h: 12 })
    )
    .build();
  return withPanelIds(dashboard);
}
