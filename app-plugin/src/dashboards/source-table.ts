import { coloured, columnsTable, decimals, noValue, unit, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** A source is worth a look when it is late by a few hours, and bad by a day. */
const LATE_HOURS = 3;
const BAD_HOURS = 24;

/** Sources and how collecting from them goes; what lacks a permission or is late in colour. */
export function sourceTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'title', name: 'Source', width: 260 },
    {
      field: 'state',
      name: 'State',
      width: 120,
      look: words({
        ...{ done: 'collected', running: 'collecting', waiting: 'waiting', off: 'off' },
        ...{ 'not-enabled': 'not used', partial: ['in part', 'look'], 'cap-reached': ['budget used up', 'look'] },
        ...{ denied: ['denied', 'bad'], failed: ['failed', 'bad'] },
      }),
    },
    { field: 'lastSuccess', name: 'Last success', width: 170, look: [noValue('never')] },
    { field: 'nextRun', name: 'Next run', width: 170, look: [noValue('–')] },
    {
      field: 'lag',
      name: 'Overdue',
      width: 100,
      look: [
        unit('h'),
        decimals(1),
        noValue('–'),
        ...coloured([null, 'plain'], [LATE_HOURS, 'look'], [BAD_HOURS, 'bad']),
      ],
    },
    { field: 'missing', name: 'Missing permission', width: 240, look: [noValue('–')] },
    { field: 'message', name: 'What happened' },
  ]);
}
