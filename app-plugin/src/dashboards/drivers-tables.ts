import { BigValueTextMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { toAccount, toService } from './anomaly-table.ts';
import { columnsTable, decimals, noValue } from './columns-table.ts';
import type { Column } from './columns-table.ts';
import { rangeStat } from './cost-panels.ts';
import { reduceLast } from './panel.ts';
import type { Panel } from './panel.ts';

const WRAPPED: DynamicConfigValue = { id: 'custom.wrapText', value: true };

/** Every driver that the data source may tell, in the order of the table; those that an answer lacks are left out. */
const DRIVERS = [
  'Volume',
  'Mix',
  'List price',
  'Unit price',
  'Negotiated discount',
  'Commitments',
  'Usage',
  'Moved',
  'New',
  'Gone',
  'Unused commitments',
  'Purchases',
  'Credits',
  'Tax',
  'Corrections',
  'Period length',
];

const money = (field: string, name: string): Column => ({ field, name, width: 110, look: [decimals(2), noValue('–')] });

/** Before, after and the change, side by side. */
export function changeStat(panel: Panel) {
  const figures = { before: 'Before', after: 'Now', change: 'Change' };
  const stat = rangeStat(panel)
    .textMode(BigValueTextMode.ValueAndName)
    .orientation(VizOrientation.Vertical)
    .reduceOptions(reduceLast().fields(`/^(${Object.values(figures).join('|')})$/`));
  for (const [field, name] of Object.entries(figures)) stat.overrideByName(field, [{ id: 'displayName', value: name }]);
  return stat;
}

/** A row for each service or account: what it changed by, and why. */
export function groupTable(panel: Panel, by: 'service' | 'account', costDashboard: string) {
  const group: Column =
    by === 'service'
      ? { field: 'ServiceName', name: 'Service', width: 250, look: [toService(costDashboard)] }
      : { field: 'SubAccountId', name: 'Account', width: 250, look: [toAccount(costDashboard)] };
  return columnsTable(panel, [
    group,
    money('before', 'Before'),
    money('after', 'Now'),
    money('change', 'Change'),
    ...DRIVERS.map((name) => money(name, name)),
  ]);
}

/** Single causes, the largest first; each service leads to what it costs. */
export function causeTable(panel: Panel, costDashboard: string) {
  return columnsTable(panel, [
    { field: 'amount', name: 'Amount', width: 110, look: [decimals(2)] },
    { field: 'cause', name: 'Cause', look: [WRAPPED] },
    { field: 'driver', name: 'Driver', width: 150 },
    // A cause of all services leads to all of them: Grafana takes the word for the choice.
    { field: 'ServiceName', name: 'Service', width: 250, look: [toService(costDashboard), noValue('All')] },
  ]).noValue('Nothing changed');
}
