import { GraphDrawStyle, StackingConfigBuilder, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TimeSeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { columnsTable, decimals } from './columns-table.ts';
import { legend, NOT_YET } from './panel.ts';
import type { Panel } from './panel.ts';
import { DATASOURCE, target } from './target.ts';

/** Billed calls by operation, the dearest first. */
export function ownSpendTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'connection', name: 'Connection', width: 210 },
    { field: 'source', name: 'Source', width: 190 },
    { field: 'operation', name: 'Call' },
    { field: 'calls', name: 'Calls', width: 80 },
    { field: 'unanswered', name: 'Unanswered', width: 105 },
    { field: 'spent', name: 'Spent', width: 100, look: [decimals(2)] },
  ]);
}

/** Dollars a day, stacked by operation. */
export function ownSpendChart({ title, description, question }: Panel) {
  return new TimeSeriesPanel()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .withTarget(target(question))
    .noValue(NOT_YET)
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(80)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
    .legend(legend());
}
