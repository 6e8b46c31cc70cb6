import type { CollectJournal, JournalPage } from '../collect-journal.ts';
import { isWarehouseError } from '../errors.ts';
import { budgetReached } from './budget-reached.ts';
import { keptParts, requestKey, toPage } from './kept-answers.ts';
import type { KeptPart } from './kept-answers.ts';
import type { MeteredEngine } from './metered-engine.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { recent } from './recent.ts';
import type { SqlAnswer } from './sql-engine.ts';

/** A part that a question needs: a billing period, a day, or all. */
export interface WantedPart {
  readonly label: string;
  /** Of the data that it is to be made from. */
  readonly fingerprint: string;
}

/** How parts that are not kept, or no longer true, are asked for: all of them in one statement. */
export interface PartsRequest<T> {
  /** What tells this request from others: everything that the statement depends on but the parts. */
  readonly spec: unknown;
  readonly wanted: readonly WantedPart[];
  sql(labels: readonly string[]): string;
  /** Upper bound of what the statement scans; null when it is not known. */
  bytes(labels: readonly string[]): number | null;
  /** A value for each of the labels. */
  read(answer: SqlAnswer, labels: readonly string[]): ReadonlyMap<string, T>;
  toText(value: T): string;
  fromText(text: string): T;
  /** For the memory's bound: about how many sums it holds. */
  weight(value: T): number;
}

export interface Parts<T> {
  readonly values: ReadonlyMap<string, T>;
  /** What readers must know when the answer is not of the newest data. */
  readonly notices: readonly string[];
}

export interface PartsStore {
  /** @throws WarehouseError `WAREHOUSE_BUDGET_REACHED`, `WAREHOUSE_ENGINE_FAILED` when what is kept cannot answer either */
  get<T>(request: PartsRequest<T>): Promise<Parts<T>>;
}

/** Sums that are kept in memory, over all requests. */
const REMEMBERED = 2_000_000;

/**
 * Answers of the engine, asked once for all processes as long as the data are the same: kept in memory and in the journal. When the
 * budget is reached or the engine fails, what is kept of older data answers, and says so.
 */
export function partsStore(deps: {
  readonly connection: string;
  /** Tells tables apart. */
  readonly identity: string;
  readonly journal: CollectJournal;
  readonly turns: OneAtATime;
  readonly engine: MeteredEngine;
  readonly clock: () => number;
}): PartsStore {
  const { connection, identity, journal, turns, engine, clock } = deps;
  const memory = recent(REMEMBERED);

  return {
    async get<T>(request: PartsRequest<T>): Promise<Parts<T>> {
      const key = requestKey(connection, [identity, request.spec]);
      const values = new Map<string, T>();
      const take = (label: string, fingerprint: string, value: T) => {
        values.set(label, value);
        memory.set(`${key} ${label}`, { fingerprint, value, weight: request.weight(value) });
      };
      const missing = () => request.wanted.filter(({ label }) => !values.has(label));
      const remember = () => {
        for (const { label, fingerprint } of missing()) {
          const known = memory.get(`${key} ${label}`, fingerprint);
          if (known !== undefined) values.set(label, known as T);
        }
      };

      remember();
      if (missing().length === 0) return { values, notices: [] };
      return turns.run(key, async () => {
        remember();
        const kept = missing().length > 0 ? await keptParts(journal, key) : new Map<string, KeptPart>();
        for (const { label, fingerprint } of missing()) {
          const part = kept.get(label);
          if (part?.fingerprint === fingerprint) take(label, fingerprint, request.fromText(part.body));
        }
        const stale = missing();
        if (stale.length === 0) return { values, notices: [] };

        const labels = stale.map(({ label }) => label);
        const older = labels.flatMap((label) => kept.get(label) ?? []);
        const fallBack = (message: string): Parts<T> => {
          for (const { label, body } of older) values.set(label, request.fromText(body));
          return { values, notices: [[message, ...ages(older, missing())].join(' ')] };
        };
        const pages = (answer: SqlAnswer): JournalPage[] => {
          const read = request.read(answer, labels);
          return stale.flatMap(({ label, fingerprint }) => {
            const value = read.get(label);
            if (value === undefined) return [];
            take(label, fingerprint, value);
            return [toPage({ label, fingerprint, at: clock(), body: request.toText(value) })];
          });
        };
        try {
          const query = { sql: request.sql(labels), bytes: request.bytes(labels), requestKey: key, pages };
          const outcome = await engine.query(query);
          if (outcome.kind === 'answered') return { values, notices: [] };
          const reached = budgetReached(connection, engine.engine.name, outcome);
          if (older.length + values.size === 0) throw reached;
          return fallBack(reached.message);
        } catch (error) {
          // A failure passes, so an answer with holes would do harm; a budget stays reached until somebody raises it.
          const hasAll = older.length === labels.length;
          if (!isWarehouseError(error) || error.code !== 'WAREHOUSE_ENGINE_FAILED' || !hasAll) throw error;
          return fallBack(error.message);
        }
      });
    },
  };
}

function ages(older: readonly KeptPart[], lacking: readonly WantedPart[]): string[] {
  const oldest = Math.min(...older.map(({ at }) => at));
  const names = lacking.map(({ label }) => label).sort();
  return [
    ...(older.length > 0 ? [`Shown is what was asked on ${new Date(oldest).toISOString()}.`] : []),
    ...(names.length > 0 ? [`Left out, because nothing of it is stored: ${names.join(', ')}.`] : []),
  ];
}
