import {
  FieldColorModeId,
  FieldConfigProperty,
  PanelPlugin,
  cacheFieldDisplayNames,
  type PanelProps,
} from '@grafana/data';
import { TableNG } from '@grafana/ui/unstable';

import { registerCustomOptions } from './custom-options';
import { NothingToDraw } from './NothingToDraw';

interface TableOptions {
  readonly sortBy?: { displayName: string; desc?: boolean }[];
  readonly cellHeight?: never;
}

function TablePanel({ data, width, height, options, timeRange, fieldConfig }: PanelProps<TableOptions>) {
  const frame = data.series[0];
  // Columns are named by what is cached, as Grafana's own panel does before it draws.
  cacheFieldDisplayNames(data.series);
  if (!frame?.fields.length) return <NothingToDraw fieldConfig={fieldConfig} />;
  return (
    <TableNG
      data={frame}
      width={width}
      height={height}
      timeRange={timeRange}
      noHeader={false}
      disableSanitizeHtml={false}
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
      wrapText: false,
      wrapHeaderText: false,
    }),
});
