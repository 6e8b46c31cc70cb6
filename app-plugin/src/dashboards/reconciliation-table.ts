import { columnsTable, decimals, noValue, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** Months beside what their source says; what does not tie in red, with the service to look at. */
export function reconciliationTable(panel: Panel) {
  const money = [decimals(2), noValue('–')];
  return columnsTable(panel, [
    { field: 'month', name: 'Month', width: 90 },
    { field: 'source', name: 'Source', width: 150 },
    { field: 'metric', name: 'Metric', width: 120 },
    {
      field: 'state',
      name: 'Badge',
      width: 110,
      look: words({ ties: 'ties', gap: ['gap', 'bad'], 'not-checked': ['not checked', 'look'] }),
    },
    { field: 'ours', name: 'Here', width: 130, look: money },
    { field: 'theirs', name: 'At the source', width: 130, look: money },
    { field: 'gap', name: 'Gap', width: 110, look: money },
    { field: 'where', name: 'Largest gap in', look: [noValue('–')] },
    { field: 'open', name: 'May change', width: 100, look: words({ true: 'still open', false: 'closed' }) },
  ]);
}
