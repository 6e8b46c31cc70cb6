import { PanelBuilder as BarChartPanel } from '@grafana/grafana-foundation-sdk/barchart';
import {
  HideSeriesConfigBuilder,
  LegendDisplayMode,
  LegendPlacement,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { columnsTable, decimals } from './columns-table.ts';
import { fixedColor, NOT_YET } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Told apart also by who sees no red and green. */
const COLOURS = { total: 'blue', increase: 'dark-orange', decrease: 'light-green' } as const;
/** What carries the bars that float. */
const UNSEEN: DynamicConfigValue[] = [
  fixedColor('transparent'),
  { id: 'custom.fillOpacity', value: 0 },
  { id: 'custom.lineWidth', value: 0 },
  { id: 'custom.hideFrom', value: new HideSeriesConfigBuilder().legend(true).tooltip(true).viz(false).build() },
];

/** From one total to the other, one bar for each driver. */
export function waterfall({ title, description, question }: Panel) {
  const panel = new BarChartPanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .withTransformation({
      id: 'filterFieldsByName',
      options: { include: { names: ['step', 'base', ...Object.keys(COLOURS)] } },
    })
    .noValue(NOT_YET)
    .xField('step')
    .orientation(VizOrientation.Vertical)
    .stacking(StackingMode.Normal)
    .showValue(VisibilityMode.Never)
    .barWidth(0.8)
    .lineWidth(0)
    .fillOpacity(90)
    .xTickLabelMaxLength(22)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
    .overrideByName('base', UNSEEN);
  for (const [name, colour] of Object.entries(COLOURS)) panel.overrideByName(name, [fixedColor(colour)]);
  return panel;
}

/** The same in figures. */
export function stepTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'step', name: 'Step' },
    { field: 'amount', name: 'Amount', width: 120, look: [decimals(2)] },
  ]);
}
