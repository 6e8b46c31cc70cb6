import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { NOT_YET } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** One column: the field of the answer, its name for people, and how it looks. */
export interface Column {
  readonly field: string;
  readonly name: string;
  readonly width?: number;
  readonly look?: DynamicConfigValue[];
}

/** A table of some of an answer's fields, in the order of `columns`. Fields that an answer lacks are left out. */
export function columnsTable({ title, description, question }: Panel, columns: readonly Column[]) {
  const table = new TablePanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .noValue(NOT_YET)
    .withTransformation({
      id: 'filterFieldsByName',
      options: { include: { names: columns.map(({ field }) => field) } },
    })
    .withTransformation({
      id: 'organize',
      options: {
        indexByName: Object.fromEntries(columns.map(({ field }, index) => [field, index])),
        renameByName: Object.fromEntries(columns.map(({ field, name }) => [field, name])),
      },
    });
  for (const { name, width, look = [] } of columns) {
    const properties = [...(width ? [{ id: 'custom.width', value: width }] : []), ...look];
    if (properties.length > 0) table.overrideByName(name, properties);
  }
  return table;
}
