import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { columnsTable, decimals, noValue, unit, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

const WRAPPED: DynamicConfigValue = { id: 'custom.wrapText', value: true };

/** A link to what a service costs, in the same time and for the same accounts. */
export const toService = (dashboard: string): DynamicConfigValue => ({
  id: 'links',
  value: [
    {
      title: 'What ${__value.text} costs',
      url: `/d/${dashboard}?\${__url_time_range}&\${datasource:queryparam}&\${metric:queryparam}&\${account:queryparam}&var-service=\${__value.text:percentencode}`,
    },
  ],
});

/** The same of an account, for the services that are chosen. What is shown may be its name, which no filter knows. */
export const toAccount = (dashboard: string): DynamicConfigValue => ({
  id: 'links',
  value: [
    {
      title: 'What ${__value.text} costs',
      url: `/d/${dashboard}?\${__url_time_range}&\${datasource:queryparam}&\${metric:queryparam}&\${service:queryparam}&var-account=\${__value.raw:percentencode}`,
    },
  ],
});

/** One row for each anomaly, the latest first; its service leads to the dashboard of cost. */
export function anomalyTable(panel: Panel, costDashboard: string) {
  return columnsTable(panel, [
    { field: 'start', name: 'Since', width: 105, look: [unit('time:YYYY-MM-DD')] },
    {
      field: 'ongoing',
      name: 'Now',
      width: 85,
      look: words({ true: 'going on', false: 'over' }),
    },
    { field: 'ServiceName', name: 'Service', width: 250, look: [toService(costDashboard)] },
    {
      field: 'kind',
      name: 'Kind',
      width: 95,
      look: words({ spike: 'spike', level: 'new level', gradual: 'slow climb' }),
    },
    { field: 'impact', name: 'Impact', width: 90, look: [decimals(1)] },
    { field: 'expected', name: 'Expected', width: 90, look: [decimals(1)] },
    { field: 'cause', name: 'Cause', look: [WRAPPED, noValue('–')] },
  ]).noValue('No anomaly');
}
