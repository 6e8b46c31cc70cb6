import { BarGaugeNamePlacement, BigValueColorMode, BigValueTextMode } from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { coloured, columnsTable, decimals, noValue, words } from './columns-table.ts';
import { forecastBands, groupBars, rangeStat } from './cost-panels.ts';
import type { Panel } from './panel.ts';

const NO_BUDGET = 'No budget yet';
const NONE = noValue('–');
const WRAPPED: DynamicConfigValue = { id: 'custom.wrapText', value: true };
/** A share as a bar that is full when the budget is used up. */
const BAR: DynamicConfigValue[] = [
  { id: 'custom.cellOptions', value: { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' } },
  { id: 'min', value: 0 },
  { id: 'max', value: 1 },
];

/** From when on a figure deserves a look, and from when on it is bad: green, orange, red. */
type Limits = readonly [look: number, bad: number];
const steps = ([look, bad]: Limits) => [
  { value: null, color: 'green' },
  { value: look, color: 'orange' },
  { value: bad, color: 'red' },
];
const thresholds = (limits: Limits) =>
  // Absent, in JSON, is "from the least on".
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps(limits) as never);
const byLimit = (limits: Limits): DynamicConfigValue[] => [
  { id: 'thresholds', value: { mode: 'absolute', steps: steps(limits) } },
];

/** Of each figure. */
const LIMITS = { used: [0.8, 1], probability: [0.2, 0.8], burn: [1, 1.2] } as const;

/** One figure of the budget that needs a look first, with its name. */
export function worstStat(panel: Panel, figure: keyof typeof LIMITS) {
  return rangeStat(panel)
    .noValue(NO_BUDGET)
    .decimals(figure === 'burn' ? 2 : 0)
    .colorMode(BigValueColorMode.Background)
    .textMode(BigValueTextMode.ValueAndName)
    .thresholds(thresholds(LIMITS[figure]));
}

/** One bar for each budget. */
export function budgetBars(panel: Panel, figure: keyof typeof LIMITS) {
  return groupBars(panel)
    .noValue(NO_BUDGET)
    .namePlacement(BarGaugeNamePlacement.Left)
    .decimals(0)
    .max(1)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .thresholds(thresholds(LIMITS[figure]));
}

/** How each period's budget was used up, day by day. */
export function usedByDay(panel: Panel) {
  return forecastBands(panel).noValue(NO_BUDGET).decimals(0).min(0);
}

/** A row for each budget, the one that needs a look first on top; its name leads to what is spent. */
export function budgetTable(panel: Panel, costDashboard: string) {
  const link: DynamicConfigValue = {
    id: 'links',
    value: [{ title: 'What is spent', url: `/d/${costDashboard}?\${__url_time_range}&\${datasource:queryparam}` }],
  };
  const money = [decimals(2), NONE];
  return columnsTable(panel, [
    { field: 'budget', name: 'Budget', width: 200, look: [link] },
    {
      field: 'status',
      name: 'Status',
      width: 85,
      look: words({
        ...{ exceeded: ['exceeded', 'bad'], 'likely-exceeded': ['will exceed', 'bad'], 'at-risk': ['at risk', 'look'] },
        ...{ 'on-track': 'on track', unknown: 'not known' },
      }),
    },
    { field: 'spent', name: 'Spent', width: 85, look: money },
    { field: 'amount', name: 'Budgeted', width: 85, look: money },
    { field: 'used', name: 'Used', width: 105, look: [...BAR, ...byLimit(LIMITS.used), decimals(0), NONE] },
    { field: 'expectedUsed', name: 'Expected', width: 85, look: [decimals(0), NONE] },
    { field: 'forecast', name: 'At the end', width: 85, look: money },
    { field: 'lower 80', name: 'At least', width: 85, look: money },
    { field: 'upper 80', name: 'At most', width: 85, look: money },
    {
      field: 'probability',
      name: 'Chance',
      width: 105,
      look: [...BAR, ...byLimit(LIMITS.probability), decimals(0), NONE],
    },
    {
      field: 'burn',
      name: 'Burn rate',
      width: 80,
      look: [...coloured([null, 'plain'], [LIMITS.burn[0], 'look'], [LIMITS.burn[1], 'bad']), decimals(2), NONE],
    },
    { field: 'usedUpOn', name: 'Used up on', width: 95, look: [noValue('it lasts')] },
    { field: 'period', name: 'Per', width: 60, look: [NONE] },
    { field: 'owner', name: 'Owner', width: 85, look: [NONE] },
    {
      field: 'origin',
      name: 'Kept by',
      width: 90,
      look: words({ own: 'this product', provider: 'AWS' }),
    },
    { field: 'note', name: 'Note', look: [WRAPPED, NONE] },
  ]).noValue(NO_BUDGET);
}
