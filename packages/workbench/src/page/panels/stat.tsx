import { PanelPlugin, getDisplayValueAlignmentFactors, type PanelProps } from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, VizRepeater } from '@grafana/ui';
import { config } from '@grafana/runtime';

import { displayValues, withThresholdColors, type ValuePanelOptions } from './value-panel';

interface StatOptions extends ValuePanelOptions {
  readonly graphMode?: BigValueGraphMode;
  readonly colorMode?: BigValueColorMode;
  readonly textMode?: BigValueTextMode;
}

function Stat(props: PanelProps<StatOptions>) {
  const { width, height, options, renderCounter } = props;
  return (
    <VizRepeater
      getValues={() => displayValues(props)}
      getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
      renderValue={({ value, width: w, height: h, count, alignmentFactors }) => (
        <BigValue
          value={value.display}
          count={count}
          width={w}
          height={h}
          theme={config.theme2}
          alignmentFactors={alignmentFactors}
          {...(value.sparkline && options.graphMode !== BigValueGraphMode.None ? { sparkline: value.sparkline } : {})}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={options.graphMode ?? BigValueGraphMode.Area}
          textMode={options.textMode ?? BigValueTextMode.Auto}
        />
      )}
      width={width}
      height={height}
      source={props.data}
      itemSpacing={3}
      renderCounter={renderCounter}
      autoGrid
      orientation={(options.orientation ?? 'auto') as never}
    />
  );
}

export const statPanel = withThresholdColors(new PanelPlugin<StatOptions>(Stat));
