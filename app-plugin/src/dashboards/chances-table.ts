import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import { columnsTable } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** Enough to choose a budget by; all of them would be noise. */
const SHOWN = [0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** How likely the month is to stay below which amount. */
export function chancesTable(panel: Panel) {
  const percent = Object.fromEntries(
    SHOWN.map((chance) => [String(chance), { text: `${Math.round(chance * 100)} %` }])
  );
  return columnsTable(panel, [
    {
      field: 'quantile',
      name: 'Chance to be enough',
      width: 170,
      look: [{ id: 'mappings', value: [{ type: MappingType.ValueToText, options: percent }] }],
    },
    { field: 'monthEnd', name: 'Budget', look: [{ id: 'decimals', value: 0 }] },
  ]).withTransformation({
    id: 'filterByValue',
    options: {
      type: 'include',
      match: 'any',
      filters: SHOWN.map((chance) => ({
        fieldName: 'Chance to be enough',
        config: { id: 'equal', options: { value: String(chance) } },
      })),
    },
  });
}
