import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { coloured, columnsTable, decimals, noValue, unit, words } from './columns-table.ts';
import type { Column } from './columns-table.ts';
import type { Panel } from './panel.ts';

const WRAPPED: DynamicConfigValue = { id: 'custom.wrapText', value: true };
const NONE = noValue('–');
const DAY = unit('time:YYYY-MM-DD');
/** An address is long: what is read is what it leads to. */
const LINKED: readonly DynamicConfigValue[] = [
  { id: 'links', value: [{ title: 'How to fix it', url: '${__value.raw}', targetBlank: true }] },
  {
    id: 'mappings',
    value: [{ type: MappingType.RegexToText, options: { pattern: '^https?:.*', result: { text: 'read how' } } }],
  },
];
const NOTHING_OPEN = 'No open finding';

const SEVERITY_WORDS = words({
  ...{ CRITICAL: ['critical', 'bad'], HIGH: ['high', 'look'], MEDIUM: 'medium', LOW: 'low' },
  ...{ INFORMATIONAL: 'informational', UNRATED: 'not rated', ALL: 'all' },
});

/** A link that opens a dashboard with the same time and data source, and a variable set to the cell's value. */
const toChosen = (dashboard: string, title: string, variable: string, kept: readonly string[]): DynamicConfigValue => ({
  id: 'links',
  value: [
    {
      title,
      url: `/d/${dashboard}?\${__url_time_range}${['datasource', ...kept].map((name) => `&\${${name}:queryparam}`).join('')}&var-${variable}=\${__value.raw:percentencode}`,
    },
  ],
});

const toCost = (dashboard: string) => toChosen(dashboard, 'What ${__value.text} costs', 'account', []);

const COUNTS: readonly Column[] = [
  { field: 'CRITICAL', name: 'Critical', width: 85, look: [...coloured([null, 'plain'], [1, 'bad'])] },
  { field: 'HIGH', name: 'High', width: 75, look: [...coloured([null, 'plain'], [1, 'look'])] },
  { field: 'MEDIUM', name: 'Medium', width: 85 },
  { field: 'LOW', name: 'Low', width: 75 },
  { field: 'total', name: 'Open', width: 75 },
];

/** Open findings, the worst first; the account leads to what it costs, and the last column to what to do. */
export function worstTable(panel: Panel, costDashboard: string) {
  return columnsTable(panel, [
    { field: 'severity', name: 'Severity', width: 95, look: SEVERITY_WORDS },
    { field: 'title', name: 'Finding', look: [WRAPPED] },
    { field: 'SubAccountId', name: 'Account', width: 160, look: [toCost(costDashboard), NONE] },
    { field: 'RegionId', name: 'Region', width: 110, look: [NONE] },
    { field: 'ResourceId', name: 'Resource', width: 190, look: [NONE] },
    { field: 'product', name: 'Found by', width: 125 },
    { field: 'age', name: 'Age', width: 90, look: [decimals(0)] },
    { field: 'firstSeen', name: 'First seen', width: 105, look: [DAY] },
    { field: 'lastSeen', name: 'Last seen', width: 105, look: [DAY] },
    { field: 'fix', name: 'What to do', width: 200, look: [WRAPPED, NONE] },
    { field: 'fixUrl', name: 'How', width: 95, look: [...LINKED, NONE] },
  ]).noValue(NOTHING_OPEN);
}

/** What is exposed beside what it costs. */
export function exposureTable(panel: Panel, costDashboard: string) {
  return columnsTable(panel, [
    { field: 'SubAccountId', name: 'Account', width: 170, look: [toCost(costDashboard), NONE] },
    { field: 'ResourceId', name: 'Resource', width: 210, look: [noValue('whole account')] },
    { field: 'worst', name: 'Worst', width: 105, look: SEVERITY_WORDS },
    { field: 'title', name: 'Worst finding', look: [WRAPPED] },
    { field: 'findings', name: 'Open', width: 75 },
    { field: 'cost', name: 'Cost of 30 days', width: 135, look: [decimals(2), noValue('not known')] },
    { field: 'exposed', name: 'Exposed', width: 120, look: [decimals(2), NONE] },
  ]).noValue(NOTHING_OPEN);
}

/** How many are open by account; each leads to this dashboard for it alone. */
export function accountTable(panel: Panel, dashboard: string) {
  const look = [toChosen(dashboard, 'Findings of ${__value.text}', 'account', ['region', 'severity', 'product']), NONE];
  return columnsTable(panel, [{ field: 'SubAccountId', name: 'Account', look }, ...COUNTS]).noValue(NOTHING_OPEN);
}

/** The same by who found it. */
export function productTable(panel: Panel, dashboard: string) {
  const look = [toChosen(dashboard, 'What ${__value.text} found', 'product', ['account', 'region', 'severity'])];
  return columnsTable(panel, [{ field: 'product', name: 'Found by', look }, ...COUNTS]).noValue(NOTHING_OPEN);
}

/** How long it took to close what was closed. */
export function closingTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'severity', name: 'Severity', width: 130, look: SEVERITY_WORDS },
    { field: 'closed', name: 'Closed', width: 90 },
    { field: 'median', name: 'Median', look: [decimals(1), NONE] },
    { field: 'mean', name: 'Mean', look: [decimals(1), NONE] },
  ]).noValue('Nothing was closed');
}

/** Compliance rules, the least kept first. */
export function ruleTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'rule', name: 'Rule', width: 260 },
    { field: 'description', name: 'What it asks for', look: [WRAPPED, NONE] },
    { field: 'share', name: 'Kept', width: 115, look: [decimals(0), noValue('not checked')] },
    { field: 'broken', name: 'Places broken', width: 125 },
    { field: 'nonCompliant', name: 'Resources', width: 105, look: [...coloured([null, 'plain'], [1, 'look'])] },
  ]);
}
