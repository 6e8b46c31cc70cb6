import { columnsTable, decimals, words } from './columns-table.ts';
import type { Panel } from './panel.ts';

/** Enough to choose a budget by; all of them would be noise. */
const SHOWN = [0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];
const CHANCE = 'Chance';

/** How likely the month is to stay below which amount. */
export function chancesTable(panel: Panel) {
  const percent = Object.fromEntries(SHOWN.map((chance) => [String(chance), `${Math.round(chance * 100)} %`]));
  return columnsTable(panel, [
    { field: 'quantile', name: CHANCE, look: words(percent) },
    { field: 'monthEnd', name: 'Budget', look: [decimals(1)] },
  ])
    .timeFrom('now/M')
    .hideTimeOverride(true)
    .withTransformation({
      id: 'filterByValue',
      options: {
        type: 'include',
        match: 'any',
        filters: SHOWN.map((chance) => ({
          fieldName: CHANCE,
          config: { id: 'equal', options: { value: String(chance) } },
        })),
      },
    });
}
