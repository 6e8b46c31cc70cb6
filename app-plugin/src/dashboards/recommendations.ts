import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { advice } from '../advice-questions.ts';
import { accountSavingBars, adviceStat, goneTable, recommendationsPanel, savingBars } from './advice-panels.ts';
import { stackedBars } from './cost-panels.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { datasourceVariable, dimensionVariable } from './variables.ts';

/** What would lower the bill, and whether anybody does it. */
export function recommendationsDashboard({ cost, drivers, recommendations, trust }: Suite) {
  const dashboard = new DashboardBuilder('Recommendations & savings')
    .uid(recommendations)
    .description('What AWS advises to spend less on, each money counted once; who could do it, and what was done.')
    .tags(['aws', 'cost', 'savings', 'smartcloudops'])
    // Bills are in UTC days.
    .timezone('utc')
    .time({ from: 'now-30d', to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .link(linkTo(drivers, 'Cost drivers', 'Why the cost is another one than before'))
    .link(linkTo(trust, 'Data trust', 'Whether the numbers tie to the bill, and what they cost to get'))
    .withVariable(datasourceVariable())
    .withVariable(dimensionVariable('account', 'Account', 'SubAccountId'))
    .withVariable(dimensionVariable('service', 'Service', 'ServiceName'))
    .withPanel(
      adviceStat(
        {
          title: 'Potential savings a month',
          description:
            'At least this much can be had: alternatives for one resource count once, and commitments do not count on top of resources that are made smaller.',
          question: advice('savings'),
        },
        2
      ).gridPos({ x: 0, y: 0, w: 6, h: 5 })
    )
    .withPanel(
      adviceStat(
        {
          title: 'Up to',
          description:
            'With the best commitment of each kind on top. The two overlap, so this is the most that can be had.',
          question: advice('savings-up-to'),
        },
        2
      ).gridPos({ x: 6, y: 0, w: 5, h: 5 })
    )
    .withPanel(
      adviceStat(
        {
          title: 'Share of the bill',
          description:
            'The potential savings of what the last 30 complete days came to, for the same accounts and services.',
          question: advice('share-of-bill'),
        },
        1
      ).gridPos({ x: 11, y: 0, w: 5, h: 5 })
    )
    .withPanel(
      adviceStat(
        {
          title: 'Open',
          description: 'All that are made now, those that are alternatives of each other included.',
          question: advice('count'),
        },
        0
      ).gridPos({ x: 16, y: 0, w: 4, h: 5 })
    )
    .withPanel(
      adviceStat(
        {
          title: 'Oldest',
          description: 'For how long the oldest has been open, since it was first seen here.',
          question: advice('oldest'),
        },
        0
      ).gridPos({ x: 20, y: 0, w: 4, h: 5 })
    )
    .withPanel(
      recommendationsPanel(
        {
          title: 'What to do',
          description:
            'Each once, whoever found it, those that save most first. Open one for its evidence, its effort and what it takes; the resource leads to what its account costs.',
          question: advice('list'),
        },
        cost
      ).gridPos({ x: 0, y: 5, w: 24, h: 15 })
    )
    .withPanel(
      accountSavingBars(
        {
          title: 'Savings by account',
          description:
            'Who could save how much a month. Together they are the potential. Click an account to see what it costs.',
          question: advice('savings', 'account'),
        },
        cost
      ).gridPos({ x: 0, y: 20, w: 8, h: 11 })
    )
    .withPanel(
      savingBars({
        title: 'Savings by service',
        description: 'Where the money is. Together they are the potential.',
        question: advice('savings', 'service'),
      }).gridPos({ x: 8, y: 20, w: 8, h: 11 })
    )
    .withPanel(
      savingBars({
        title: 'Savings by action',
        description: 'What there is to do. Together they are the potential.',
        question: advice('savings', 'action'),
      }).gridPos({ x: 16, y: 20, w: 8, h: 11 })
    )
    .withPanel(
      stackedBars({
        title: 'Potential savings by day',
        description:
          'What was open at the end of each day, by effort, since it is collected here. It falls when somebody acts, and rises with new waste.',
        question: advice('by-day', 'effort'),
      })
        .min(0)
        .gridPos({ x: 0, y: 31, w: 10, h: 10 })
    )
    .withPanel(
      goneTable({
        title: 'Implemented or gone',
        description:
          'What was advised and is not any more, in the time range. Where the inventory says that the resource has changed or is gone, somebody acted; where it is as it was, its use changed.',
        question: advice('gone'),
      }).gridPos({ x: 10, y: 31, w: 14, h: 10 })
    )
    .build();
  return withPanelIds(dashboard);
}
