import type { CostStore } from '@smartcloudops/warehouse';

import { systemCode } from '../../errors.ts';
import type { VisibleRows } from './visible-rows.ts';

interface Within {
  connectionsOf(asked: readonly string[] | null): Promise<readonly string[]>;
  readonly visible: VisibleRows;
  /** Of visible charges. */
  readonly aggregate: CostStore['aggregate'];
}

/** Tag keys that visible charges carry. Looked for once as long as the data stay the same: each key is a question. */
export function scopedTagKeys(costs: CostStore, { connectionsOf, visible, aggregate }: Within): CostStore['tagKeys'] {
  let known = { version: NaN, keys: new Map<string, Promise<readonly string[]>>() };

  async function isCarried(connection: string, key: string): Promise<boolean> {
    const loads = (await costs.loads([connection])).filter(({ rows }) => rows > 0);
    if (loads.length === 0) return false;
    const range = {
      from: Math.min(...loads.map(({ from }) => from)),
      to: Math.max(...loads.map(({ to }) => to)) + 1,
    };
    try {
      const { cells } = await aggregate({
        ...{ connections: [connection], metric: 'BilledCost', grain: 'total', asOf: null, filters: [], ...range },
        groupBy: [`Tags.${key}`, 'BillingCurrency'],
      });
      return cells.some(({ keys }) => keys[0] != null);
    } catch (error) {
      if (systemCode(error) === 'WAREHOUSE_NO_SUCH_CUT') return false;
      throw error;
    }
  }

  async function keysOf(connection: string): Promise<readonly string[]> {
    const keys = await costs.tagKeys([connection]);
    const seen = await visible.of(connection);
    if (seen === 'all') return keys;
    const carried = await Promise.all(keys.map((key) => isCarried(connection, key)));
    return keys.filter((_, i) => carried[i]);
  }

  return async (connections) => {
    const asked = await connectionsOf(connections);
    const version = await costs.dataVersion();
    if (known.version !== version) known = { version, keys: new Map() };
    const { keys } = known;
    const found = await Promise.all(
      asked.map(async (connection) => {
        // What is visible changes with the accounts' places as well.
        const name = JSON.stringify([connection, await visible.of(connection)]);
        const looked = keys.get(name) ?? keysOf(connection);
        keys.set(name, looked);
        looked.catch(() => keys.delete(name));
        return looked;
      })
    );
    return [...new Set(found.flat())].sort();
  };
}
