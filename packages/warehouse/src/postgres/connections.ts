import { setTimeout } from 'node:timers/promises';

import pg from 'pg';

import { lockKey } from './text-key.ts';
import { isRolledBack, isUnreachable, toWarehouseError } from './postgres-error.ts';
import type { PostgresLocation } from './postgres-location.ts';
import { WarehouseError } from '../errors.ts';

/** A statement of a transaction. Rejects with a WarehouseError. */
export type Run = <R extends object>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** A transaction with its connection, for COPY. */
export interface Transaction {
  readonly run: Run;
  /** Anything else that the connection does. Rejects with a WarehouseError. */
  guard<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
}

/** Connections to one schema of one database. What is lost is made anew. */
export interface Connections {
  /** For people, without the password. */
  readonly name: string;
  readonly schema: string;
  readonly readOnly: boolean;
  readonly isClosed: () => boolean;
  /** One statement that may run twice: it is asked again when the connection turns out to be lost. */
  readonly query: Run;
  /**
   * One transaction, rolled back whole on any failure; done again when others were in its way or the connection was lost before it
   * was committed. So the work changes nothing but the database.
   * @param locks names of what no other process may be changing meanwhile
   */
  transaction<T>(locks: readonly string[], work: (run: Run) => Promise<T>): Promise<T>;
  /** One transaction that is never done again and may take long; `keep` says whether to commit what was done. */
  longTransaction<T>(lock: string, work: (tx: Transaction) => Promise<{ value: T; keep: boolean }>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly location: PostgresLocation;
  readonly schema: string;
  readonly readOnly: boolean;
  readonly poolSize: number;
  /** Longest time of a statement, except in a load. */
  readonly statementTimeoutMs: number;
  /** How long a server that does not answer is asked again. */
  readonly patienceMs: number;
}

const RETRY_MS = 100;
const ATTEMPTS = 6;
/** How long a load waits for another process's load, and how long it may stand still. */
const LOAD_PATIENCE_MS = 15 * 60_000;
const LOAD_STANDSTILL_MS = 10 * 60_000;

export function connections({
  location,
  schema,
  readOnly,
  poolSize,
  statementTimeoutMs,
  patienceMs,
}: ConnectionOptions): Connections {
  const { name } = location;
  const settings = {
    search_path: schema,
    default_transaction_read_only: readOnly ? 'on' : 'off',
    timezone: 'UTC',
    statement_timeout: statementTimeoutMs,
    lock_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 60_000,
    // A peer that vanished without a word is noticed in two minutes, so that its locks are free.
    ...{ tcp_keepalives_idle: 60, tcp_keepalives_interval: 10, tcp_keepalives_count: 6 },
    // Compiling costs more than our questions take.
    jit: 'off',
  };
  const pool = new pg.Pool({
    ...location.config,
    application_name: 'smartcloudops',
    options: Object.entries(settings)
      .map(([key, value]) => `-c ${key}=${value}`)
      .join(' '),
    max: Math.max(2, poolSize),
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    types: { getTypeParser },
  });
  let closing: Promise<void> | undefined;
  // A connection that breaks while nobody uses it is replaced at the next question; while in use, its query rejects.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  const refuseClosed = () => {
    if (closing)
      throw new WarehouseError('WAREHOUSE_CLOSED', `The warehouse ${name} was used after it had been closed.`);
  };

  async function persistently<T>(
    action: () => Promise<T>,
    mayRepeat = (thrown: unknown) => isUnreachable(thrown)
  ): Promise<T> {
    const deadline = performance.now() + patienceMs;
    for (let attempt = 1; ; attempt += 1) {
      refuseClosed();
      try {
        return await action();
      } catch (thrown) {
        const isAgain = isRolledBack(thrown) ? attempt < ATTEMPTS : mayRepeat(thrown) && performance.now() < deadline;
        if (!isAgain) throw toWarehouseError(thrown, name);
      }
      await setTimeout(Math.min(RETRY_MS * attempt, 1000) * (0.5 + Math.random() / 2));
    }
  }

  /** Hands out a connection; one that failed is not used again. */
  async function withClient<T>(action: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let isFit = false;
    try {
      const value = await action(client);
      isFit = true;
      return value;
    } catch (thrown) {
      isFit = await client.query('ROLLBACK').then(
        () => true,
        () => false
      );
      throw thrown;
    } finally {
      client.release(!isFit);
    }
  }

  const lock = (client: pg.ClientBase, what: string) =>
    client.query('SELECT pg_advisory_xact_lock($1::bigint)', [lockKey(schema, what)]);

  return {
    ...{ name, schema, readOnly },
    isClosed: () => closing !== undefined,
    query: (text, values = []) => persistently(async () => (await pool.query(text, [...values])).rows as never),

    transaction: (locks, work) => {
      let isCommitting = false;
      return persistently(
        () =>
          withClient(async (client) => {
            isCommitting = false;
            await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
            for (const what of locks) await lock(client, what);
            const value = await work(
              async (text, values = []) => (await client.query(text, [...values])).rows as never
            );
            isCommitting = true;
            await client.query('COMMIT');
            return value;
          }),
        (thrown) => isUnreachable(thrown) && !isCommitting
      );
    },

    async longTransaction(what, work) {
      refuseClosed();
      const client = await persistently(() => pool.connect());
      const guard = async <T>(action: (client: pg.ClientBase) => Promise<T>): Promise<T> => {
        refuseClosed();
        try {
          return await action(client);
        } catch (thrown) {
          throw toWarehouseError(thrown, name);
        }
      };
      const run: Run = (text, values = []) => guard(async () => (await client.query(text, [...values])).rows as never);
      let isFit = false;
      try {
        await run('BEGIN ISOLATION LEVEL READ COMMITTED');
        await run(
          `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = ${LOAD_PATIENCE_MS}; SET LOCAL work_mem = '128MB';
           SET LOCAL idle_in_transaction_session_timeout = ${LOAD_STANDSTILL_MS}`
        );
        await guard((one) => lock(one, what));
        const { value, keep } = await work({ run, guard });
        await run(keep ? 'COMMIT' : 'ROLLBACK');
        isFit = true;
        return value;
      } catch (thrown) {
        isFit = await client.query('ROLLBACK').then(
          () => true,
          () => false
        );
        throw thrown;
      } finally {
        client.release(!isFit);
      }
    },

    close: () => (closing ??= pool.end()),
  };
}

const INT8 = 20;

/** Whole numbers of 64 bits are times, counts and numbers of rows: doubles hold them. Money stays text. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text');
}
