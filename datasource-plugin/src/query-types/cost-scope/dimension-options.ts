import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { DimensionsState } from './use-dimensions.ts';

/** FOCUS columns, then tag keys, then the dashboard's variables. */
export function dimensionOptions(state: DimensionsState, variables: readonly string[]): Array<ComboboxOption<string>> {
  const variableOptions = variables.map((value) => ({
    value,
    label: value,
    group: t('dimension.variables', 'Variables'),
  }));
  if (state.kind !== 'loaded') return variableOptions;
  return [
    ...state.value.dimensions.map((value) => ({
      value,
      label: value,
      group: t('dimension.columns', 'Columns of the bill'),
    })),
    ...state.value.tagKeys.map((key) => ({ value: `Tags.${key}`, label: key, group: t('dimension.tags', 'Tags') })),
    ...variableOptions,
  ];
}
