import { coloured, columnsTable, decimals, noValue, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** How good forecasts were, by what they were of and how far they looked ahead. */
export function scoreboardTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'group', name: 'Of' },
    { field: 'horizon', name: 'Looking ahead', width: 145 },
    { field: 'n', name: 'Forecasts', width: 95 },
    { field: 'skillNaive', name: 'Skill', width: 75, look: [decimals(0), ...coloured([null, 'bad'], [0, 'plain'])] },
    { field: 'skillAws', name: 'Skill over AWS', width: 120, look: [decimals(0), noValue('–')] },
    { field: 'relativeError', name: 'Error', width: 75, look: [decimals(1), noValue('–')] },
    { field: 'coverage80', name: '80 % held', width: 95, look: [decimals(0), noValue('–')] },
    { field: 'muted', name: 'Alert rules', width: 100, look: words({ true: ['muted', 'look'], false: 'on' }) },
    { field: 'evidence', name: 'Evidence', width: 100 },
  ]);
}
