import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { coloured, columnsTable, decimals, noValue, unit } from './columns-table.ts';
import type { Panel } from './panel.ts';

const TODAY: DynamicConfigValue = {
  id: 'mappings',
  value: [{ type: MappingType.RangeToText, options: { from: 0, to: 0.999, result: { text: 'today' } } }],
};

/** Which machines will cross a limit, the most urgent first. */
export function capacityTable(panel: Panel) {
  return columnsTable(panel, [
    { field: 'ResourceId', name: 'Resource' },
    {
      field: 'probability',
      name: 'Probability',
      width: 105,
      look: [decimals(0), ...coloured([null, 'plain'], [0.2, 'look'], [0.8, 'bad'])],
    },
    {
      field: 'days',
      name: 'In days',
      width: 85,
      look: [decimals(0), unit('none'), TODAY, noValue('not in sight')],
    },
    { field: 'worst', name: 'Last day', width: 80, look: [decimals(0)] },
  ]);
}
