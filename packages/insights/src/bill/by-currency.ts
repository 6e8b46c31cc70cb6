import type { Dimension } from '@smartcloudops/focus';
import type { AggregateCell } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

/**
 * Cells that may be added: one part, unless they are grouped by currency and come in several; then one part for each, in
 * the order of their codes. What is made of a part (a total, what is left over) is in its currency; of several parts nothing is made together.
 */
export function byCurrency(
  groupBy: readonly Dimension[],
  cells: readonly AggregateCell[]
): readonly (readonly AggregateCell[])[] {
  const place = groupBy.indexOf('BillingCurrency');
  if (place < 0) return [cells];
  const parts = [...Map.groupBy(cells, ({ keys }) => keys[place] ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.length > 1 ? parts.map(([, own]) => own) : [cells];
}

/** Says that amounts of several currencies are side by side. @param hidden groups that are not shown */
export function currencyNotices(parts: readonly unknown[], hidden: number): readonly Notice[] {
  if (parts.length < 2) return [];
  const rest =
    hidden === 0
      ? ''
      : ` ${hidden} smaller ${hidden === 1 ? 'group is' : 'groups are'} not shown; filter by BillingCurrency, or raise topN, to see them.`;
  return [
    {
      severity: 'info',
      text: `The charges are in ${parts.length} currencies: each group is in its own, and nothing is made of all of them together.${rest}`,
    },
  ];
}
