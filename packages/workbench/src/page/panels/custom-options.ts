import type { FieldConfigEditorBuilder } from '@grafana/data';

/** Makes `custom.<id>` of a dashboard's defaults and overrides take effect; the workbench has no editors for them. */
export function registerCustomOptions(
  builder: FieldConfigEditorBuilder<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>
): void {
  for (const [id, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor({
      id,
      path: id,
      name: id,
      editor: () => null,
      override: () => null,
      process: (value: unknown) => value,
      shouldApply: () => true,
      ...(defaultValue === undefined ? {} : { defaultValue }),
    });
  }
}
