import { warehouseReader } from '../answers/reader.ts';
import type { Reader } from '../answers/reader.ts';
import { connectionBook } from '../connections/connection-book.ts';
import type { StoredConnection } from '../connections/connection-book.ts';
import type { ConnectionSettings } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { forecastKeeper } from '../scoreboard/forecast-keeper.ts';
import { deriveKey } from '../secrets/derive-key.ts';
import type { Desk } from '../threads/serve-desk.ts';
import { openWarehouse } from './open-warehouse.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** A connection as other threads see it: errors travel as text. */
export type ListedConnection =
  | Extract<StoredConnection, { kind: 'open' }>
  | { readonly kind: 'broken'; readonly id: string; readonly code: string; readonly message: string };

/** Questions, and the book of connections: all that is short. */
export interface Answers extends Reader {
  connections(input: null): Promise<readonly ListedConnection[]>;
  /** @returns whether anything changed */
  remember(input: ConnectionSettings): Promise<boolean>;
  forget(input: { readonly id: string }): Promise<void>;
}

function listed(connection: StoredConnection): ListedConnection {
  if (connection.kind === 'open') return connection;
  const { code, message } = toEngineError(connection.error);
  return { kind: 'broken', id: connection.id, code, message };
}

export async function openAnswers(
  location: WarehouseLocation,
  clock: () => number,
  logger: Logger
): Promise<Desk<Answers>> {
  const warehouse = openWarehouse(location, clock);
  const keeper = forecastKeeper(warehouse, clock, logger);
  const book = connectionBook(warehouse.state, deriveKey(Buffer.from(location.key), 'seal'));
  return {
    methods: {
      ...warehouseReader(warehouse, { clock, keeper }),
      connections: async () => (await book.list()).map(listed),
      remember: async (settings) => book.put(settings),
      forget: async ({ id }) => book.remove(id),
    },
    close: async () => {
      await keeper.flush();
      await warehouse.close();
    },
  };
}
