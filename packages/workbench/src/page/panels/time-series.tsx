import {
  FieldColorModeId,
  FieldConfigProperty,
  FieldMatcherID,
  FieldType,
  PanelPlugin,
  fieldMatchers,
  type DataFrame,
  type PanelProps,
} from '@grafana/data';
import {
  GraphDrawStyle,
  LegendDisplayMode,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  type VizLegendOptions,
  type VizTooltipOptions,
} from '@grafana/schema';
import { TimeSeries, TooltipPlugin } from '@grafana/ui';
import { useMemo } from 'react';

import { registerCustomOptions } from './custom-options';
import { NothingToDraw } from './NothingToDraw';

interface TimeSeriesOptions {
  readonly legend?: VizLegendOptions;
  readonly tooltip?: VizTooltipOptions;
}

/** The panel's own defaults, as Grafana's time series panel has them. */
const CUSTOM_DEFAULTS: Readonly<Record<string, unknown>> = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: 'linear',
  lineWidth: 1,
  lineStyle: { fill: 'solid' },
  fillOpacity: 0,
  gradientMode: 'none',
  showPoints: VisibilityMode.Auto,
  pointSize: 5,
  spanNulls: false,
  stacking: { mode: StackingMode.None, group: 'A' },
  axisPlacement: 'auto',
  axisLabel: '',
  axisColorMode: 'text',
  axisBorderShow: false,
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisCenteredZero: false,
  scaleDistribution: { type: 'linear' },
  barAlignment: 0,
  barWidthFactor: 0.6,
  fillBelowTo: undefined,
  hideFrom: { legend: false, tooltip: false, viz: false },
  thresholdsStyle: { mode: 'off' },
  insertNulls: false,
};

/** Frames that can be drawn against time, every number field carrying a complete custom configuration. */
function drawable(frames: readonly DataFrame[]): DataFrame[] {
  return frames
    .filter(
      (frame) =>
        frame.fields.some((field) => field.type === FieldType.time) &&
        frame.fields.some((field) => field.type === FieldType.number)
    )
    .map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) =>
        field.type === FieldType.number
          ? { ...field, config: { ...field.config, custom: { ...CUSTOM_DEFAULTS, ...field.config.custom } } }
          : field
      ),
    }));
}

function TimeSeriesPanel({
  data,
  timeRange,
  timeZone,
  width,
  height,
  options,
  fieldConfig,
}: PanelProps<TimeSeriesOptions>) {
  const frames = useMemo(() => drawable(data.series), [data.series]);
  const legend = options.legend ?? {
    displayMode: LegendDisplayMode.List,
    placement: 'bottom',
    showLegend: true,
    calcs: [],
  };
  if (frames.length === 0) return <NothingToDraw fieldConfig={fieldConfig} />;
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev ?? 0}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={legend}
      options={options as Record<string, unknown>}
      fields={{
        x: fieldMatchers.get(FieldMatcherID.firstTimeField).get({}),
        y: fieldMatchers.get(FieldMatcherID.byTypes).get(new Set([FieldType.number, FieldType.enum])),
      }}
    >
      {(config, alignedFrame) => (
        <TooltipPlugin
          config={config}
          data={alignedFrame}
          frames={frames}
          mode={options.tooltip?.mode ?? TooltipDisplayMode.Multi}
          sortOrder={options.tooltip?.sort ?? SortOrder.Descending}
          timeZone={timeZone}
        />
      )}
    </TimeSeries>
  );
}

export const timeSeriesPanel = new PanelPlugin<TimeSeriesOptions>(TimeSeriesPanel).useFieldConfig({
  standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } } },
  useCustomConfig: (builder) => registerCustomOptions(builder, CUSTOM_DEFAULTS),
});
