import {
  BigValueColorMode,
  ReduceDataOptionsBuilder,
  VizTextDisplayOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { RECOMMENDATIONS_PANEL_ID } from '../ids.ts';
import { columnsTable, decimals, noValue, unit, words } from './columns-table.ts';
import { bars, rangeStat } from './cost-panels.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Leads to what an account costs, in the same time and data source. */
const toCost = (dashboard: string, account: string): DynamicConfigValue => ({
  id: 'links',
  value: [
    {
      title: 'What the account costs',
      url: `/d/${dashboard}?\${__url_time_range}&\${datasource:queryparam}&var-account=\${${account}:percentencode}`,
    },
  ],
});

/** One big figure that has nothing to compare with. */
export function adviceStat(panel: Panel, digits: number) {
  return rangeStat(panel).colorMode(BigValueColorMode.None).decimals(digits).noValue('Not known yet');
}

/** The panel of this product for what to do, what it saves and why. */
export function recommendationsPanel({ title, description, question }: Panel, costDashboard: string) {
  return new PanelBuilder()
    .type(RECOMMENDATIONS_PANEL_ID)
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .options({ showTotal: true, showFilters: true, sortBy: 'monthlySaving', pageSize: 10 })
    .overrideByName('resourceId', [toCost(costDashboard, '__data.fields.SubAccountId')]);
}

/** Savings of each group, one bar each; those that nothing counts for are not left out. */
export function savingBars(panel: Panel) {
  return (
    bars(panel)
      .noValue('Nothing to recommend')
      // A few bars are no taller than many.
      .text(new VizTextDisplayOptionsBuilder().titleSize(14).valueSize(18))
      .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false))
  );
}

/** The same of accounts, each of which leads to what it costs. */
export function accountSavingBars(panel: Panel, costDashboard: string) {
  return savingBars(panel).overrideByFieldType('number', [toCost(costDashboard, '__field.labels.SubAccountId')]);
}

/** What is no longer advised, the latest first. */
export function goneTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'goneAt', name: 'Gone', width: 105, look: [unit('time:YYYY-MM-DD')] },
    { field: 'title', name: 'What was advised' },
    { field: 'SubAccountName', name: 'Account', width: 150, look: [noValue('–')] },
    { field: 'countedSaving', name: 'Saved a month', width: 120, look: [decimals(2)] },
    {
      field: 'thing',
      name: 'The resource',
      width: 130,
      look: [...words({ gone: 'is gone', changed: 'has changed', unchanged: 'is as it was' }), noValue('not listed')],
    },
  ]).noValue('None went away in this time');
}
