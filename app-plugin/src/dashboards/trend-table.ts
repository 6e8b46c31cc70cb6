import { toService } from './anomaly-table.ts';
import { columnsTable, decimals, noValue, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** What grows and what shrinks: growth a month with its interval, and whether chance explains it. */
export function trendTable(panel: Panel, costDashboard: string) {
  return columnsTable(panel, [
    { field: 'ServiceName', name: 'Service', look: [toService(costDashboard)] },
    {
      field: 'direction',
      name: 'Trend',
      width: 80,
      look: words({ rising: ['rising', 'look'], falling: 'falling', none: 'none' }),
    },
    { field: 'growth', name: 'A month', width: 90, look: [decimals(1), noValue('–')] },
    { field: 'growth lower', name: 'At least', width: 85, look: [decimals(1), noValue('–')] },
    { field: 'growth upper', name: 'At most', width: 85, look: [decimals(1), noValue('–')] },
  ]);
}
