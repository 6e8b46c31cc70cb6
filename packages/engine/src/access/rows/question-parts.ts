import type { CostFilter } from '@smartcloudops/warehouse';

import type { Condition, VisibleRows } from './visible-rows.ts';

interface Asked {
  readonly connections: readonly string[] | null;
  readonly filters: readonly CostFilter[];
}

/** What no charge has. */
const NO_SUCH_VALUE = 'smartcloudops:no-such-value';

/**
 * A question as questions that together read every visible charge once and no other: connections of which the same is visible are
 * asked together, and conditions of which one is enough are asked one after the other, each without what those before it had.
 * @param connections that are asked
 */
export async function questionParts<Question extends Asked>(
  question: Question,
  connections: readonly string[],
  visible: VisibleRows
): Promise<readonly Question[]> {
  const each = await Promise.all(connections.map(async (id) => ({ id, visible: await visible.of(id) })));
  const groups = Map.groupBy(each, (one) => JSON.stringify(one.visible));
  return [...groups.values()].flatMap((group) => {
    const whole = { ...question, connections: group.map(({ id }) => id) };
    const shared = group[0]?.visible ?? [];
    if (shared === 'all') return [whole];
    return disjoint(shared).map((filters) => ({ ...whole, filters: [...question.filters, ...filters] }));
  });
}

/** All of them name all dimensions, so that every part is answered from the same cut of the bill. */
function disjoint(conditions: readonly Condition[]): readonly (readonly CostFilter[])[] {
  if (conditions.length === 0) return [[{ dimension: 'SubAccountId', op: 'in', values: [NO_SUCH_VALUE] }]];
  return conditions.map((_, own) =>
    conditions.map(({ dimension, values }, i) => {
      if (i === own) return { dimension, op: 'in' as const, values };
      return { dimension, op: 'not-in' as const, values: i < own ? values : [NO_SUCH_VALUE] };
    })
  );
}
