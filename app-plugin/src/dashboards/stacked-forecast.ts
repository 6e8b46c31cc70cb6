import {
  GraphDrawStyle,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TimeSeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { LEFT_OUT, legend, NOT_YET } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Bars of each group, solid where the bill is final and paler from there on, where it is forecast. */
export function stackedForecast({ title, description, question }: Panel, dimension: string) {
  const named: DynamicConfigValue = { id: 'displayName', value: `\${__field.labels.${dimension}}` };
  const bars = (fillOpacity: number): DynamicConfigValue[] => [
    named,
    { id: 'custom.drawStyle', value: GraphDrawStyle.Bars },
    { id: 'custom.showPoints', value: VisibilityMode.Never },
    { id: 'custom.lineWidth', value: 0 },
    { id: 'custom.fillOpacity', value: fillOpacity },
  ];
  const unlisted: DynamicConfigValue = { id: 'custom.hideFrom', value: { legend: true, tooltip: false, viz: false } };
  const unseen: DynamicConfigValue = { id: 'custom.hideFrom', value: { legend: true, tooltip: true, viz: true } };
  return (
    new TimeSeriesPanel()
      .title(title)
      .description(description)
      .datasource(DATASOURCE)
      .withTarget(target(question))
      .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
      // The same colour for what a service cost and what it will cost.
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName))
      .legend(legend())
      .noValue(NOT_YET)
      .overrideByFieldType('number', LEFT_OUT)
      .overrideByRegexp('/ actual$/', bars(80))
      .overrideByRegexp('/ forecast$/', [...bars(30), unlisted])
      // The forecast covers the days that still fill up, too.
      .overrideByRegexp('/ (provisional|lower [0-9.]+|upper [0-9.]+)$/', [unseen])
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
  );
}
