import {
  ScaleDistribution,
  ScaleDistributionConfigBuilder,
  TooltipDisplayMode,
  VisibilityMode,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TimeSeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { fixedColor, LEFT_OUT, legend, NOT_YET } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Cost by day over the range of ordinary days, with the anomalous days as dots. */
export function anomalyChart({ title, description, question }: Panel) {
  const edge = [
    fixedColor('text'),
    { id: 'custom.lineWidth', value: 0 },
    { id: 'custom.hideFrom', value: { legend: true, tooltip: false, viz: false } },
  ];
  return (
    new TimeSeriesPanel()
      .title(title)
      .description(description)
      .datasource(DATASOURCE)
      .withTarget(target(question))
      .showPoints(VisibilityMode.Never)
      .fillOpacity(0)
      // Days on which a month's fees are booked are many times the others: by ratio, both can be seen.
      .scaleDistribution(new ScaleDistributionConfigBuilder().type(ScaleDistribution.Log).log(2))
      .legend(legend())
      .noValue(NOT_YET)
      .overrideByFieldType('number', LEFT_OUT)
      .overrideByName('actual', [fixedColor('blue'), { id: 'custom.lineWidth', value: 2 }])
      .overrideByName('provisional', [
        fixedColor('light-blue'),
        { id: 'custom.drawStyle', value: 'points' },
        { id: 'custom.showPoints', value: 'always' },
        { id: 'custom.pointSize', value: 6 },
      ])
      .overrideByName('expected', [
        fixedColor('text'),
        { id: 'custom.lineWidth', value: 1 },
        { id: 'custom.lineStyle', value: { fill: 'dash', dash: [6, 6] } },
      ])
      .overrideByName('lower', [...edge, { id: 'custom.fillOpacity', value: 0 }])
      .overrideByName('upper', [
        ...edge,
        { id: 'custom.fillBelowTo', value: 'lower' },
        { id: 'custom.fillOpacity', value: 12 },
      ])
      .overrideByName('anomaly', [
        fixedColor('red'),
        { id: 'custom.drawStyle', value: 'points' },
        { id: 'custom.showPoints', value: 'always' },
        { id: 'custom.pointSize', value: 8 },
      ])
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
  );
}
