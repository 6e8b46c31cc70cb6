import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelProps } from '@grafana/data';
import { Table } from '@grafana/ui';

import { registerCustomOptions } from './custom-options';

interface TableOptions {
  readonly sortBy?: { displayName: string; desc?: boolean }[];
  readonly cellHeight?: never;
}

function TablePanel({ data, width, height, options, timeRange }: PanelProps<TableOptions>) {
  const frame = data.series[0];
  if (!frame) return null;
  return (
    <Table
      data={frame}
      width={width}
      height={height}
      timeRange={timeRange}
      noHeader={false}
      {...(options.sortBy ? { initialSortBy: options.sortBy } : {})}
    />
  );
}

export const tablePanel = new PanelPlugin<TableOptions>(TablePanel).useFieldConfig({
  standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.Thresholds } } },
  useCustomConfig: (builder) =>
    registerCustomOptions(builder, {
      align: 'auto',
      cellOptions: { type: 'auto' },
      inspect: false,
      filterable: false,
      width: undefined,
      minWidth: 50,
      hidden: false,
    }),
});
