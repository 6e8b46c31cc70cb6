import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  QueryVariable,
  TextBoxVariable,
  type SceneVariable,
} from '@grafana/scenes';

import type { VariableModel } from './dashboard-model';

type Value = string | string[];

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A scene variable for one of a dashboard's variables, with the saved value selected. */
export function toSceneVariable(model: VariableModel): SceneVariable {
  const value = model.current?.value as Value | undefined;
  const text = (model.current?.text ?? value) as Value | undefined;
  const shared = {
    name: model.name,
    ...(model.label ? { label: model.label } : {}),
    ...(model.description ? { description: model.description } : {}),
    hide: model.hide ?? 0,
    skipUrlSync: false,
    ...(value === undefined ? {} : { value }),
    ...(text === undefined ? {} : { text }),
  };
  const multi = {
    isMulti: model.multi ?? false,
    includeAll: model.includeAll ?? false,
    ...(model.allValue ? { allValue: model.allValue } : {}),
  };
  switch (model.type) {
    case 'datasource':
      return new DataSourceVariable({ ...shared, ...multi, pluginId: asText(model.query), regex: model.regex ?? '' });
    case 'query':
      return new QueryVariable({
        ...shared,
        ...multi,
        datasource: model.datasource ?? null,
        query: model.query as never,
        regex: model.regex ?? '',
        refresh: model.refresh ?? 1,
        sort: model.sort ?? 0,
      });
    case 'custom':
      return new CustomVariable({ ...shared, ...multi, query: asText(model.query) });
    case 'constant':
      return new ConstantVariable({ ...shared, value: asText(model.query) });
    case 'textbox':
      return new TextBoxVariable({ ...shared, value: asText(value ?? model.query) });
    default:
      throw new Error(`The workbench has no variables of type "${model.type}" (variable "${model.name}").`);
  }
}
