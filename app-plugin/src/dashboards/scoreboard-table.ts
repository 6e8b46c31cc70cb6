import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { columnsTable } from './columns-table.ts';
import type { Panel } from './panel.ts';

const PERCENT: DynamicConfigValue = { id: 'decimals', value: 0 };

/** Text in a colour that means something, from a limit on. */
function coloured(...steps: Array<readonly [from: number | null, color: string]>): DynamicConfigValue[] {
  return [
    { id: 'custom.cellOptions', value: { type: 'color-text' } },
    { id: 'thresholds', value: { mode: 'absolute', steps: steps.map(([value, color]) => ({ value, color })) } },
  ];
}

/** How good forecasts were, by what they were of and how far they looked ahead. */
export function scoreboardTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'group', name: 'Of', width: 300 },
    { field: 'horizon', name: 'Looking ahead', width: 160 },
    { field: 'n', name: 'Forecasts', width: 100 },
    { field: 'skillNaive', name: 'Skill', width: 100, look: [PERCENT, ...coloured([null, 'red'], [0, 'green'])] },
    { field: 'skillAws', name: 'Skill over AWS', width: 130, look: [PERCENT, { id: 'noValue', value: '–' }] },
    { field: 'relativeError', name: 'Error', width: 100, look: [{ id: 'decimals', value: 1 }] },
    { field: 'coverage80', name: 'Held by 80 % interval', width: 170, look: [PERCENT] },
    {
      field: 'muted',
      name: 'Alerts',
      look: [
        ...coloured([null, 'text'], [1, 'orange']),
        {
          id: 'mappings',
          value: [
            {
              type: MappingType.ValueToText,
              options: { true: { text: 'muted', color: 'orange' }, false: { text: 'on', color: 'text' } },
            },
          ],
        },
      ],
    },
  ]);
}
