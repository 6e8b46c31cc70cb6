import { PanelBuilder as BarGaugePanel } from '@grafana/grafana-foundation-sdk/bargauge';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeValueMode,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GraphDrawStyle,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { FORECAST_LOOK, MONTH_END_NAMES } from './forecast-look.ts';
import { LEFT_OUT, legend, literal, NOT_YET, reduceLast } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

const TABLE_ROWS = 1000;

/** Each row is shown as it came: a panel adds nothing up. */
const everyRow = () => new ReduceDataOptionsBuilder().calcs([]).values(true).limit(TABLE_ROWS);

/** One big figure of this month, whatever range the dashboard shows. */
export function monthStat(panel: Panel) {
  return rangeStat(panel).timeFrom('now/M').hideTimeOverride(true);
}

/** One big figure of the range that the dashboard shows. */
export function rangeStat({ title, description, question }: Panel) {
  return (
    new StatPanel()
      .title(title)
      .description(description)
      .datasource(DATASOURCE)
      .withTarget(target(question))
      .noValue(NOT_YET)
      .graphMode(BigValueGraphMode.None)
      .colorMode(BigValueColorMode.None)
      .textMode(BigValueTextMode.Value)
      // Large amounts are abbreviated: $153.42K.
      .decimals(2)
      .reduceOptions(reduceLast())
  );
}

/** Some of the figures of the month's forecast, side by side. `figures` are their names for people. */
export function monthEndStat(panel: Panel, figures: readonly string[]) {
  const stat = monthStat(panel)
    .textMode(BigValueTextMode.ValueAndName)
    .orientation(VizOrientation.Vertical)
    .reduceOptions(reduceLast().fields(`/^(${figures.map(literal).join('|')})$/`));
  for (const { name, properties } of MONTH_END_NAMES) stat.overrideByName(name, properties);
  return stat;
}

export function stackedBars({ title, description, question }: Panel) {
  return new TimeSeriesPanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .drawStyle(GraphDrawStyle.Bars)
    .lineWidth(0)
    .fillOpacity(80)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
    .showPoints(VisibilityMode.Never)
    .legend(legend())
    .noValue(NOT_YET)
    .overrideByFieldType('number', LEFT_OUT)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));
}

export function forecastBands({ title, description, question }: Panel) {
  const panel = new TimeSeriesPanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .showPoints(VisibilityMode.Never)
    .fillOpacity(0)
    .legend(legend())
    .noValue(NOT_YET)
    .overrideByFieldType('number', LEFT_OUT)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));
  for (const { name, properties } of FORECAST_LOOK) panel.overrideByName(name, properties);
  return panel;
}

/** One bar for each row of the answer. */
export function bars(panel: Panel) {
  return barGauge(panel).reduceOptions(everyRow());
}

/** One bar for each group's total of this month, whatever range the dashboard shows. */
export function monthEndBars(panel: Panel, dimension: string) {
  return barGauge(panel)
    .timeFrom('now/M')
    .hideTimeOverride(true)
    .overrideByFieldType('number', [{ id: 'displayName', value: `\${__field.labels.${dimension}}` }])
    .reduceOptions(reduceLast());
}

/** One bar for each field of the answer. */
export function groupBars(panel: Panel) {
  return barGauge(panel).reduceOptions(reduceLast());
}

function barGauge({ title, description, question }: Panel) {
  return (
    new BarGaugePanel()
      .title(title)
      .description(description)
      .datasource(DATASOURCE)
      .withTarget(target(question))
      .orientation(VizOrientation.Horizontal)
      .displayMode(BarGaugeDisplayMode.Basic)
      .valueMode(BarGaugeValueMode.Text)
      .namePlacement(BarGaugeNamePlacement.Top)
      // Bars are compared by their length, so they start at nothing.
      .min(0)
      .noValue(NOT_YET)
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('blue'))
      .decimals(2)
  );
}

export function table({ title, description, question }: Panel) {
  return (
    new TablePanel()
      .title(title)
      .description(description)
      .datasource(DATASOURCE)
      .withTarget(target(question))
      .decimals(2)
      // A service's whole name, an account's twelve digits; the amount takes what is left.
      .overrideByName('ServiceName', [{ id: 'custom.width', value: 310 }])
      .overrideByName('SubAccountId', [{ id: 'custom.width', value: 150 }])
  );
}
