import {
  FieldColorModeId,
  FieldConfigProperty,
  ReducerID,
  getFieldDisplayValues,
  type FieldDisplay,
  type PanelPlugin,
  type PanelProps,
  type ReduceDataOptions,
} from '@grafana/data';
import { config } from '@grafana/runtime';

export interface ValuePanelOptions {
  readonly reduceOptions?: ReduceDataOptions;
  readonly orientation?: 'auto' | 'horizontal' | 'vertical';
}

/** One display value per field (or row), reduced and formatted as Grafana does. */
export function displayValues({
  data,
  fieldConfig,
  options,
  replaceVariables,
  timeZone,
}: PanelProps<ValuePanelOptions>): FieldDisplay[] {
  return getFieldDisplayValues({
    fieldConfig,
    reduceOptions: { calcs: [ReducerID.lastNotNull], values: false, ...options.reduceOptions },
    replaceVariables,
    theme: config.theme2,
    data: data.series,
    timeZone,
    sparkline: true,
  });
}

export function withThresholdColors<T>(plugin: PanelPlugin<T>): PanelPlugin<T> {
  return plugin.useFieldConfig({
    standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.Thresholds } } },
  });
}
