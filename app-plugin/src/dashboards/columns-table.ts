import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
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

export const decimals = (value: number): DynamicConfigValue => ({ id: 'decimals', value });
export const unit = (value: string): DynamicConfigValue => ({ id: 'unit', value });
/** What a cell without a value says. */
export const noValue = (value: string): DynamicConfigValue => ({ id: 'noValue', value });

/** Colours that text can be read on, in the dark theme and in the light one. */
const READABLE = { plain: 'transparent', look: 'super-light-orange', bad: 'dark-red' } as const;
type Meaning = keyof typeof READABLE;

const COLOURED_CELL: DynamicConfigValue = {
  id: 'custom.cellOptions',
  value: { type: 'color-background', mode: 'basic' },
};

/** Values in words; those that deserve a look, or are bad, on a colour. */
export function words(texts: Readonly<Record<string, string | readonly [text: string, meaning: Meaning]>>) {
  const said = Object.entries(texts).map(([value, text]) => ({
    value,
    text: typeof text === 'string' ? text : text[0],
    color: READABLE[typeof text === 'string' ? 'plain' : text[1]],
  }));
  const options = Object.fromEntries(said.map(({ value, text, color }) => [value, { text, color }]));
  const look: DynamicConfigValue[] = [{ id: 'mappings', value: [{ type: MappingType.ValueToText, options }] }];
  if (said.every(({ color }) => color === READABLE.plain)) return look;
  return [...look, COLOURED_CELL, { id: 'color', value: { mode: 'fixed', fixedColor: READABLE.plain } }];
}

/** Figures on a colour from a limit on; null is "from the least on". */
export function coloured(
  ...steps: ReadonlyArray<readonly [from: number | null, meaning: Meaning]>
): DynamicConfigValue[] {
  const thresholds = steps.map(([value, meaning]) => ({ value, color: READABLE[meaning] }));
  return [COLOURED_CELL, { id: 'thresholds', value: { mode: 'absolute', steps: thresholds } }];
}

/** A table of some of an answer's fields, in the order of `columns`. Fields that an answer lacks are left out. */
export function columnsTable({ title, description, question }: Panel, columns: readonly Column[], sortBy?: string) {
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
  return sortBy ? table.sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(true)]) : table;
}
