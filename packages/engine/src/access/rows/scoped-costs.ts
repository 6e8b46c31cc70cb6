import type { Decimal, Dimension } from '@smartcloudops/focus';
import type { CostFilter, CostStore } from '@smartcloudops/warehouse';

import { systemCode } from '../../errors.ts';
import { addAggregates } from './add-aggregates.ts';
import { addUsage } from './add-usage.ts';
import { notWritable, withoutCuts } from './beyond-scope.ts';
import { questionParts } from './question-parts.ts';
import { isVisible } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import { scopedTagKeys } from './scoped-tag-keys.ts';
import type { VisibleRows } from './visible-rows.ts';

interface Asked {
  readonly connections: readonly string[] | null;
  readonly groupBy: readonly Dimension[];
  readonly filters: readonly CostFilter[];
}

/** The visible charges: every question is asked of them alone, whoever forgets to. */
export function scopedCosts(costs: CostStore, scope: RowScope, visible: VisibleRows): CostStore {
  /** Those of the asked connections of which anything may be visible. */
  async function connectionsOf(asked: readonly string[] | null): Promise<readonly string[]> {
    const candidates = asked ?? scope.connections ?? (await costs.loads(null)).map(({ connection }) => connection);
    return [...new Set(candidates)].filter((connection) => isVisible(scope, connection));
  }

  async function answers<Question extends Asked, Answer>(
    question: Question,
    ask: (part: Question) => Promise<Answer>
  ): Promise<readonly Answer[]> {
    const connections = await connectionsOf(question.connections);
    const parts = await questionParts(question, connections, visible);
    try {
      return await Promise.all(parts.map(ask));
    } catch (error) {
      const needed = [...question.groupBy, ...question.filters.map(({ dimension }) => dimension)];
      throw withoutCuts(error, needed, await Promise.all(connections.map(visible.of)));
    }
  }

  const aggregate: CostStore['aggregate'] = async (query) =>
    addAggregates(await answers(query, (part) => costs.aggregate(part)), query);

  return {
    aggregate,
    usage: async (query) => addUsage(await answers(query, (part) => costs.usage(part)), query),
    load: () => Promise.reject(notWritable()),
    async dimensionValues({ connections, dimension, from, to, limit, search }) {
      const sums = new Map<string | null, Decimal>();
      const groupBy: readonly Dimension[] = [dimension, 'BillingCurrency'];
      const query = { groupBy, from, to, grain: 'total', asOf: null, metric: 'BilledCost', filters: [] } as const;
      // One by one: sources that do not know the dimension are left out.
      for (const connection of await connectionsOf(connections)) {
        const { cells } = await aggregate({ ...query, connections: [connection] }).catch(unlessNoSuchCut);
        for (const { keys, amount } of cells) sums.set(keys[0] ?? null, (sums.get(keys[0] ?? null) ?? 0n) + amount);
      }
      const wanted = search?.toLowerCase();
      return [...sums]
        .filter(([value]) => !wanted || (value?.toLowerCase().includes(wanted) ?? false))
        .sort(([a, x], [b, y]) => (x === y ? ((a ?? '') < (b ?? '') ? -1 : 1) : x > y ? -1 : 1))
        .slice(0, limit)
        .map(([value]) => value);
    },
    tagKeys: scopedTagKeys(costs, { connectionsOf, visible, aggregate }),
    // Where they came from and how many rows they have is of the whole delivery.
    loads: async (connections) =>
      (await costs.loads(await connectionsOf(connections))).map((load) => ({
        ...load,
        origin: '',
        rows: Math.min(load.rows, 1),
      })),
    dataVersion: () => costs.dataVersion(),
  };
}

function unlessNoSuchCut(error: unknown): { readonly cells: readonly never[] } {
  if (systemCode(error) === 'WAREHOUSE_NO_SUCH_CUT') return { cells: [] };
  throw error;
}
