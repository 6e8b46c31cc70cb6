import { connections } from './connections.ts';
import { postgresCosts } from './cost-store.ts';
import { postgresForecasts } from './forecasts.ts';
import { postgresItems } from './items.ts';
import { postgresJournal } from './journal.ts';
import { postgresMetrics } from './metrics.ts';
import { migrate } from './migrate.ts';
import { postgresLocation } from './postgres-location.ts';
import { SCHEMA } from './schema.ts';
import { postgresUpkeep } from './upkeep.ts';
import { postgresState } from './state.ts';
import { WarehouseError } from '../errors.ts';
import type { Warehouse } from '../warehouse.ts';

export interface PostgresWarehouseOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full`; see docs/guides/postgresql.md. */
  readonly url: string;
  /** Schema of the database that holds the warehouse, made when absent. Default `smartcloudops`. */
  readonly schema?: string;
  readonly clock?: () => number;
  readonly readOnly?: boolean;
  /** Connections at most. A load keeps one. Default 4, at least 2. */
  readonly poolSize?: number;
  /** Longest time of a question, in ms. Default 60 s. */
  readonly statementTimeoutMs?: number;
  /** How long a server that does not answer is asked again before `WAREHOUSE_UNREACHABLE`, in ms. Default 5 s. */
  readonly patienceMs?: number;
}

const SCHEMA_NAME = /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/;

/**
 * A warehouse in a schema of a PostgreSQL database (tested with 15). Any number of processes may hold it at once: loads take turns,
 * questions wait for nobody, and a lost connection is made anew.
 * @throws WarehouseError
 */
export async function openPostgresWarehouse(options: PostgresWarehouseOptions): Promise<Warehouse> {
  const { schema = 'smartcloudops', clock = Date.now, readOnly = false } = options;
  if (!SCHEMA_NAME.test(schema)) {
    throw new WarehouseError(
      'WAREHOUSE_CANNOT_OPEN',
      `"${schema}" is no name for the schema of a warehouse: small letters, digits and underscores are.`
    );
  }
  const db = connections({
    ...{ location: postgresLocation(options.url), schema, readOnly, poolSize: options.poolSize ?? 4 },
    statementTimeoutMs: options.statementTimeoutMs ?? 60_000,
    patienceMs: options.patienceMs ?? 5_000,
  });
  try {
    await migrate(db, SCHEMA, clock());
  } catch (thrown) {
    await db.close();
    throw thrown;
  }
  const stores = { metrics: postgresMetrics(db), items: postgresItems(db), forecasts: postgresForecasts(db) };
  return {
    ...stores,
    costs: postgresCosts(db),
    journal: postgresJournal(db),
    state: postgresState(db),
    upkeep: postgresUpkeep(db, stores),
    close: () => db.close(),
  };
}
