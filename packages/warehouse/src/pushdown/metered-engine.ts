import type { CollectJournal, JournalPage } from '../collect-journal.ts';
import { WarehouseError } from '../errors.ts';
import type { SqlAnswer, SqlEngine, SqlEngineError } from './sql-engine.ts';

/** A query whose price is settled in the ledger together with what is kept of its answer. */
export interface MeteredQuery {
  readonly sql: string;
  /** The most that it can scan, as far as is known from the files that it reads; null when that is not known. */
  readonly bytes: number | null;
  readonly requestKey: string;
  readonly pages: (answer: SqlAnswer) => readonly JournalPage[];
}

export type MeteredAnswer =
  | { readonly kind: 'answered'; readonly answer: SqlAnswer }
  | { readonly kind: 'cap-reached'; readonly spent: string; readonly price: string };

export interface MeteredEngine {
  readonly engine: SqlEngine;
  /** @throws WarehouseError `WAREHOUSE_ENGINE_FAILED` */
  query(query: MeteredQuery): Promise<MeteredAnswer>;
}

export interface Metering {
  readonly connection: string;
  readonly engine: SqlEngine;
  readonly journal: CollectJournal;
  /** US dollars per calendar month of the connection, decimal text; null for no limit. */
  readonly cap: string | null;
  /** Bytes at which a query is stopped. */
  readonly maxBytes: number;
  readonly clock: () => number;
}

/**
 * Books the upper bound of a query's price before it runs, in the ledger that all processes share, and its price afterwards. A
 * query whose fate is unknown stays booked at its upper bound.
 */
export function meteredEngine({ connection, engine, journal, cap, maxBytes, clock }: Metering): MeteredEngine {
  return {
    engine,
    async query({ sql, bytes, requestKey, pages }) {
      const limit = Math.min(maxBytes, (await asked(engine, 'its limit', () => engine.limit())) ?? Infinity);
      const price = engine.price(Math.min(limit, bytes ?? limit));
      const entry = { connection, source: engine.name, operation: engine.operation, at: clock(), price };
      const booked = await journal.reserve(entry, cap);
      if (booked.kind === 'cap-reached') return { ...booked, price };
      let answer: SqlAnswer;
      try {
        answer = await engine.query(sql, { maxBytes: limit });
      } catch (error) {
        const scanned = scannedInVain(error);
        if (scanned === 0) await journal.release(booked.id);
        else if (scanned !== null)
          await journal.settleAs(booked.id, { price: engine.price(scanned), requestKey, pages: [] });
        throw failed(engine, error);
      }
      const actual = engine.price(answer.bytesScanned);
      let kept: readonly JournalPage[];
      try {
        kept = pages(answer);
      } catch (error) {
        await journal.settleAs(booked.id, { price: actual, requestKey, pages: [] });
        throw error;
      }
      await journal.settleAs(booked.id, { price: actual, requestKey, pages: kept });
      return { kind: 'answered', answer };
    },
  };
}

/**
 * @param about what is asked about: `the table bill.focus`
 * @throws WarehouseError `WAREHOUSE_ENGINE_FAILED` when the engine does
 */
export async function asked<T>(engine: SqlEngine, about: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failed(engine, error, about);
  }
}

function failed({ name }: SqlEngine, error: unknown, about?: string): WarehouseError {
  if (error instanceof WarehouseError) return error;
  const message = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  const what = about === undefined ? `${name} did not answer` : `${name} did not tell of ${about}`;
  return new WarehouseError('WAREHOUSE_ENGINE_FAILED', `${what}: ${message}`, { cause: error });
}

/** Null, for a fate that is not known, unless the engine says. */
function scannedInVain(error: unknown): number | null {
  const bytes = error instanceof Error && 'bytesScanned' in error ? (error as SqlEngineError).bytesScanned : null;
  return typeof bytes === 'number' ? bytes : null;
}
