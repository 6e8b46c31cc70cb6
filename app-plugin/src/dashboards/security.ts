import { DashboardBuilder, DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { ofChosen, openOf } from '../security-questions.ts';
import { figureStat, openStat, severityTrend } from './security-charts.ts';
import { accountTable, closingTable, exposureTable, productTable, ruleTable, worstTable } from './security-tables.ts';
import { linkTo, withPanelIds } from './suite.ts';
import type { Suite } from './suite.ts';
import { choiceVariable, datasourceVariable, dimensionVariable } from './variables.ts';

/** Whether it is safe: what is open and for how long, what is exposed and expensive, which rules are kept. */
export function securityDashboard({ cost, security, trust }: Suite) {
  const dashboard = new DashboardBuilder('Security')
    .uid(security)
    .description(
      'What is open and for how long, how fast it is closed, what is exposed and expensive, which rules are kept.'
    )
    .tags(['aws', 'security', 'smartcloudops'])
    .timezone('utc')
    .time({ from: 'now-30d', to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(linkTo(cost, 'AWS cost', 'What was charged, by service and account'))
    .link(linkTo(trust, 'Data trust', 'Whether everything is collected, and what it costs to get'))
    .withVariable(datasourceVariable())
    .withVariable(dimensionVariable('account', 'Account', 'SubAccountId'))
    .withVariable(dimensionVariable('region', 'Region', 'RegionId'))
    .withVariable(
      choiceVariable('severity', 'Severity', ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'], 'How bad it is')
    )
    .withVariable(
      choiceVariable(
        'product',
        'Found by',
        ['Security Hub', 'GuardDuty', 'Inspector', 'IAM Access Analyzer'],
        'Who found it'
      )
    )
    .withPanel(
      openStat(
        {
          title: 'Critical',
          description:
            'Open critical findings now, whatever severity is chosen. What somebody has said to live with is not among them.',
          question: openOf('CRITICAL'),
        },
        'red'
      ).gridPos({ x: 0, y: 0, w: 5, h: 4 })
    )
    .withPanel(
      openStat(
        { title: 'High', description: 'Open findings of high severity now.', question: openOf('HIGH') },
        'orange'
      ).gridPos({ x: 5, y: 0, w: 5, h: 4 })
    )
    .withPanel(
      figureStat(
        {
          title: 'Median age',
          description: 'Half of the open findings were first observed longer ago.',
          question: ofChosen('age'),
        },
        'Median age'
      ).gridPos({ x: 10, y: 0, w: 5, h: 4 })
    )
    .withPanel(
      figureStat(
        {
          title: 'Median time to close',
          description: 'Half of what was closed in the time range took longer, from when it was first observed.',
          question: ofChosen('time-to-close'),
        },
        'median'
      ).gridPos({ x: 15, y: 0, w: 5, h: 4 })
    )
    .withPanel(
      figureStat(
        {
          title: 'Rules kept',
          description: 'Of all compliance rules, in all accounts and regions where they were checked.',
          question: ofChosen('compliance-share'),
        },
        'Rules kept'
      ).gridPos({ x: 20, y: 0, w: 4, h: 4 })
    )
    .withPanel(
      severityTrend({
        title: 'Open findings by severity',
        description:
          'At the end of each day, as it was known then. Days before the first collection count only what was still there at it, so they are at least.',
        question: ofChosen('by-day'),
      }).gridPos({ x: 0, y: 4, w: 15, h: 10 })
    )
    .withPanel(
      closingTable({
        title: 'Time to close',
        description: 'Days from first observed to closed, of what was closed in the time range.',
        question: ofChosen('time-to-close'),
      }).gridPos({ x: 15, y: 4, w: 9, h: 10 })
    )
    .withPanel(
      worstTable(
        {
          title: 'The worst',
          description: 'Open findings, the worst and oldest first. An account leads to what it costs.',
          question: ofChosen('worst'),
        },
        cost
      ).gridPos({ x: 0, y: 14, w: 24, h: 12 })
    )
    .withPanel(
      exposureTable(
        {
          title: 'Exposed and expensive',
          description:
            'Effective cost of the last 30 days of each resource with open findings, weighted by the score of the worst (0 to 100 %). Where the bill does not tell resources, or the finding is about what costs nothing itself, such as a role, the whole account is what is exposed.',
          question: ofChosen('exposure'),
        },
        cost
      ).gridPos({ x: 0, y: 26, w: 24, h: 10 })
    )
    .withPanel(
      accountTable(
        {
          title: 'By account',
          description: 'Open findings of each account. An account leads to its findings alone.',
          question: ofChosen('by-account'),
        },
        security
      ).gridPos({ x: 0, y: 36, w: 13, h: 10 })
    )
    .withPanel(
      productTable(
        {
          title: 'By product',
          description: 'Open findings by who found them. A product leads to what it found.',
          question: ofChosen('by-product'),
        },
        security
      ).gridPos({ x: 13, y: 36, w: 11, h: 10 })
    )
    .withPanel(
      ruleTable({
        title: 'Compliance by rule',
        description:
          'Each rule over all accounts and regions where it is checked, the least kept first, and how many resources break it.',
        question: ofChosen('compliance'),
      }).gridPos({ x: 0, y: 46, w: 24, h: 10 })
    )
    .build();
  return withPanelIds(dashboard);
}
