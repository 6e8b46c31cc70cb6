import { CUR_TABLE, athenaEngine } from '@smartcloudops/aws';
import { FOCUS_TABLE, pushdownWarehouse } from '@smartcloudops/warehouse/pushdown';
import type { ConfiguredTable } from '@smartcloudops/warehouse/pushdown';
import type { Warehouse } from '@smartcloudops/warehouse';

import { NO_BUDGET } from '../collecting/budget.ts';
import { connectionBook } from '../connections/connection-book.ts';
import type { StoredConnection } from '../connections/connection-book.ts';
import { deriveKey } from '../secrets/derive-key.ts';

/** Bytes at which a query is stopped when nobody says otherwise. */
const MAX_BYTES = 10_000_000_000;

/**
 * The warehouse, with the charges of connections that have a table read from there. Which those are is looked up with every question,
 * so that it holds at once in all processes.
 * @param key of the installation, under which the connections are sealed
 */
export function withPushdown(warehouse: Warehouse, key: Uint8Array, clock: () => number): Warehouse {
  const book = connectionBook(warehouse.state, deriveKey(Buffer.from(key), 'seal'));
  return pushdownWarehouse(warehouse, async () => (await book.list()).flatMap(configuredTable), clock);
}

function configuredTable(stored: StoredConnection): ConfiguredTable[] {
  if (stored.kind !== 'open' || !stored.settings.pushdown) return [];
  const { id, aws, pushdown, monthlyApiBudget = NO_BUDGET } = stored.settings;
  const { policy, ...auth } = aws ?? { authType: 'default' as const };
  const {
    engine,
    database,
    table,
    dialect = 'focus',
    region = auth.defaultRegion,
    maxBytesPerQuery,
    ...place
  } = pushdown;
  return [
    {
      connection: id,
      source: engine,
      settings: JSON.stringify([aws, pushdown, monthlyApiBudget]),
      open: () => ({
        connection: id,
        // An answer of Athena's own memory may be older than the data that we know of.
        engine: athenaEngine(
          { ...auth, ...place, ...(region ? { defaultRegion: region } : {}), database, reuseMinutes: 0 },
          policy
        ),
        table: { ...(place.catalog ? { catalog: place.catalog } : {}), schema: database, name: table },
        dialect: dialect === 'cur2' ? CUR_TABLE : FOCUS_TABLE,
        cap: monthlyApiBudget,
        maxBytes: maxBytesPerQuery ?? MAX_BYTES,
      }),
    },
  ];
}
