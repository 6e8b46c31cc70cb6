import { coloured, columnsTable, decimals, noValue, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** How good forecasts were, by what they were of and how far they looked ahead. */
export function scoreboardTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'group', name: 'Of', width: 310 },
    { field: 'horizon', name: 'Looking ahead', width: 150 },
    { field: 'n', name: 'Forecasts', width: 95 },
    { field: 'skillNaive', name: 'Skill', width: 95, look: [decimals(0), ...coloured([null, 'bad'], [0, 'plain'])] },
    { field: 'skillAws', name: 'Skill over AWS', width: 130, look: [decimals(0), noValue('–')] },
    { field: 'relativeError', name: 'Error', width: 95, look: [decimals(1), noValue('–')] },
    { field: 'coverage80', name: 'Held by 80 % interval', width: 175, look: [decimals(0), noValue('–')] },
    { field: 'muted', name: 'Alert rules', width: 110, look: words({ true: ['muted', 'look'], false: 'on' }) },
    { field: 'evidence', name: 'Evidence' },
  ]);
}
