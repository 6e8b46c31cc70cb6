import { PanelPlugin, type PanelProps } from '@grafana/data';
import { Gauge, VizRepeater } from '@grafana/ui';
import { config } from '@grafana/runtime';

import { displayValues, withThresholdColors, type ValuePanelOptions } from './value-panel';

interface GaugeOptions extends ValuePanelOptions {
  readonly showThresholdLabels?: boolean;
  readonly showThresholdMarkers?: boolean;
}

function GaugePanel(props: PanelProps<GaugeOptions>) {
  const { width, height, options, renderCounter } = props;
  return (
    <VizRepeater
      getValues={() => displayValues(props)}
      renderValue={({ value, width: w, height: h }) => (
        <Gauge
          value={value.display}
          field={value.field}
          width={w}
          height={h}
          theme={config.theme2}
          showThresholdLabels={options.showThresholdLabels ?? false}
          showThresholdMarkers={options.showThresholdMarkers ?? true}
        />
      )}
      width={width}
      height={height}
      source={props.data}
      autoGrid
      renderCounter={renderCounter}
      orientation={(options.orientation ?? 'auto') as never}
    />
  );
}

export const gaugePanel = withThresholdColors(new PanelPlugin<GaugeOptions>(GaugePanel));
