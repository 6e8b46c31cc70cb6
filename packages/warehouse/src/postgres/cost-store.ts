import type { Connections } from './connections.ts';
import { countingLoads } from './counting-loads.ts';
import type { PostgresLoad } from './counting-loads.ts';
import { dictionary } from './dictionary.ts';
import { load } from './load.ts';
import { sumLoads, sumUsage } from './sum-loads.ts';
import { answerOf, assertAskable, assertDimensions, dimensionsOf, rankedValues, valuesQuery } from '../bills/answer.ts';
import { usageAnswerOf } from '../bills/usage-answer.ts';
import { chooseCuts, withFittingCut } from '../bills/choose-cut.ts';
import type { CostStore, Grain, LoadRecord, LoadResult } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';
import type { UsageQuery } from '../usage.ts';

/** What the dictionary of the last load remembers is kept for the next one; months of a bill come one after the other. */
const KEEP_MS = 10_000;

export function postgresCosts(db: Connections): CostStore {
  const { query } = db;
  const words = shortMemory(dictionary);
  let turn: Promise<unknown> = Promise.resolve();

  return {
    load(manifest, rows): Promise<LoadResult> {
      const mine = turn.then(async () => {
        if (db.readOnly)
          throw new WarehouseError('WAREHOUSE_READ_ONLY', `The warehouse ${db.name} is open for reading only.`);
        let isKept = false;
        try {
          const result = await load(db, words.get(), manifest, rows);
          isKept = result.kind === 'loaded';
          return result;
        } finally {
          if (!isKept) words.forget();
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    async aggregate(question) {
      const answering = await answeringLoads(query, question, question.grain);
      return answerOf(await sumLoads(query, question, answering), question, answering);
    },
    async usage(question) {
      const answering = await answeringLoads(query, question);
      return usageAnswerOf(await sumUsage(query, question, answering), question, answering);
    },
    async dimensionValues(asked) {
      const question = valuesQuery(asked);
      assertDimensions(question);
      const loads = await countingLoads(query, question);
      const fitting = withFittingCut(loads, question.groupBy);
      const chosen = chooseCuts(fitting.length > 0 ? fitting : loads, question.groupBy);
      return rankedValues(await sumLoads(query, question, chosen), asked);
    },
    async tagKeys(connections) {
      const rows = await query<{ key: string }>(
        `SELECT DISTINCT key COLLATE "C" AS key FROM load l, unnest(l.tag_keys) AS key
         WHERE $1::text[] IS NULL OR l.connection = ANY ($1) ORDER BY 1`,
        [connections]
      );
      return rows.map(({ key }) => key);
    },
    loads: (connections) =>
      query<LoadRecord>(
        `SELECT id AS "loadId", connection, source, origin, rows, loaded_at AS "loadedAt", closed_at AS "closedAt",
           coalesce(first_start, restates_from, loaded_at) AS "from", coalesce(charge_to, restates_to, loaded_at) AS "to"
         FROM load WHERE $1::text[] IS NULL OR connection = ANY ($1) ORDER BY id`,
        [connections]
      ),
    async dataVersion() {
      const [row] = await query<{ version: number }>('SELECT coalesce(max(id), 0) AS version FROM load');
      return row?.version ?? 0;
    },
  };
}

async function answeringLoads(
  query: Connections['query'],
  question: UsageQuery,
  grain: Grain = 'total'
): Promise<PostgresLoad[]> {
  assertAskable(question);
  if (question.asOf !== null) await assertRemembered(query, question.asOf);
  return chooseCuts(await countingLoads(query, question), dimensionsOf(question), question.source, grain);
}

/** @throws WarehouseError `WAREHOUSE_FORGOTTEN` */
async function assertRemembered(query: Connections['query'], asOf: number): Promise<void> {
  const [row] = await query<{ before: number | null }>('SELECT max(before) AS before FROM forgotten');
  const before = row?.before ?? null;
  if (before === null || asOf >= before) return;
  const day = (moment: number) => new Date(moment).toISOString();
  throw new WarehouseError(
    'WAREHOUSE_FORGOTTEN',
    `What was known on ${day(asOf)} is not kept: bills that were superseded before ${day(before)} have been dropped.`
  );
}

function shortMemory<T>(make: () => T): { get(): T; forget(): void } {
  let kept: T | null = null;
  let timer: NodeJS.Timeout | undefined;
  const forget = () => void (kept = null);
  return {
    forget,
    get() {
      clearTimeout(timer);
      timer = setTimeout(forget, KEEP_MS).unref();
      return (kept ??= make());
    },
  };
}
