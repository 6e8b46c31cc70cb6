import { columnsTable, decimals, noValue, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

const BADGE = words({ ties: 'ties', gap: ['gap', 'bad'], 'not-checked': ['not checked', 'look'] });

/** The badge of each month alone. */
export function reconciliationBadge(panel: Panel) {
  return columnsTable(panel, [
    { field: 'month', name: 'Month', width: 90 },
    { field: 'source', name: 'Source' },
    { field: 'metric', name: 'Metric', width: 120 },
    { field: 'state', name: 'Badge', width: 110, look: BADGE },
  ]);
}

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
      look: BADGE,
    },
    { field: 'ours', name: 'Here', width: 130, look: money },
    { field: 'theirs', name: 'At the source', width: 130, look: money },
    { field: 'gap', name: 'Gap', width: 110, look: money },
    { field: 'where', name: 'Largest gap in', look: [noValue('–')] },
    { field: 'open', name: 'May change', width: 100, look: words({ true: 'still open', false: 'closed' }) },
  ]);
}
