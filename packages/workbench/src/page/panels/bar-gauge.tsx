import { PanelPlugin, VizOrientation, getDisplayValueAlignmentFactors, type PanelProps } from '@grafana/data';
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeValueMode } from '@grafana/schema';
import { BarGauge, VizRepeater } from '@grafana/ui';
import { config } from '@grafana/runtime';

import { displayValues, withThresholdColors, type ValuePanelOptions } from './value-panel';

interface BarGaugeOptions extends ValuePanelOptions {
  readonly displayMode?: BarGaugeDisplayMode;
  readonly valueMode?: BarGaugeValueMode;
  readonly namePlacement?: BarGaugeNamePlacement;
  readonly showUnfilled?: boolean;
}

function BarGaugePanel(props: PanelProps<BarGaugeOptions>) {
  const { width, height, options, renderCounter } = props;
  const orientation = options.orientation === 'vertical' ? VizOrientation.Vertical : VizOrientation.Horizontal;
  return (
    <VizRepeater
      getValues={() => displayValues(props)}
      getAlignmentFactors={(values) => getDisplayValueAlignmentFactors(values)}
      renderValue={({ value, width: w, height: h, alignmentFactors }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          {...(value.view && value.colIndex !== undefined
            ? { display: value.view.getFieldDisplayProcessor(value.colIndex) }
            : {})}
          width={w}
          height={h}
          theme={config.theme2}
          orientation={orientation}
          displayMode={options.displayMode ?? BarGaugeDisplayMode.Gradient}
          valueDisplayMode={options.valueMode ?? BarGaugeValueMode.Color}
          namePlacement={options.namePlacement ?? BarGaugeNamePlacement.Auto}
          showUnfilled={options.showUnfilled ?? true}
          alignmentFactors={alignmentFactors}
          itemSpacing={8}
          lcdCellWidth={12}
        />
      )}
      width={width}
      height={height}
      minVizHeight={16}
      source={props.data}
      itemSpacing={8}
      renderCounter={renderCounter}
      orientation={orientation}
    />
  );
}

export const barGaugePanel = withThresholdColors(new PanelPlugin<BarGaugeOptions>(BarGaugePanel));
