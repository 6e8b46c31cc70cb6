import {
  FieldConfigProperty,
  ThresholdsMode,
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
  type FieldOverrideContext,
} from '@grafana/data';

type Processor = (value: never, context: FieldOverrideContext, settings?: never) => unknown;

function option(
  id: FieldConfigProperty,
  path: string,
  process: unknown,
  defaultValue?: unknown
): FieldConfigPropertyItem {
  return {
    id,
    path,
    name: path,
    editor: () => null,
    override: () => null,
    process: process as Processor as FieldConfigPropertyItem['process'],
    shouldApply: () => true,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

/** The field options that every panel has: without their registration a dashboard's defaults and overrides have no effect. */
standardFieldConfigEditorRegistry.setInit(() => [
  {
    ...option(FieldConfigProperty.DisplayName, 'displayName', displayNameOverrideProcessor),
    settings: { expandTemplateVars: true },
  },
  option(FieldConfigProperty.Unit, 'unit', unitOverrideProcessor),
  option(FieldConfigProperty.Min, 'min', numberOverrideProcessor),
  option(FieldConfigProperty.Max, 'max', numberOverrideProcessor),
  option(FieldConfigProperty.FieldMinMax, 'fieldMinMax', booleanOverrideProcessor),
  option(FieldConfigProperty.Decimals, 'decimals', numberOverrideProcessor),
  option(FieldConfigProperty.Thresholds, 'thresholds', thresholdsOverrideProcessor, {
    mode: ThresholdsMode.Absolute,
    steps: [
      { value: -Infinity, color: 'green' },
      { value: 80, color: 'red' },
    ],
  }),
  option(FieldConfigProperty.Mappings, 'mappings', valueMappingsOverrideProcessor, []),
  option(FieldConfigProperty.NoValue, 'noValue', stringOverrideProcessor),
  option(FieldConfigProperty.Links, 'links', dataLinksOverrideProcessor),
  option(FieldConfigProperty.Color, 'color', identityOverrideProcessor),
  option(FieldConfigProperty.Filterable, 'filterable', booleanOverrideProcessor),
]);

/** What plugins declare their own options with. Options are not edited here, but a panel without its editors does not load. */
const EDITORS = ['boolean', 'color', 'multi-select', 'number', 'radio', 'select', 'slider', 'strings', 'text', 'unit'];
standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor: () => null })));
