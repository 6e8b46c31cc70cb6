import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoads } from './counting-loads.ts';
import { assertRemembered } from './forget-loads.ts';
import { sumLoads } from './sum-loads.ts';
import type { Words } from './words.ts';
import { answerOf, assertAskable, dimensionsOf } from '../bills/answer.ts';
import { chooseCuts } from '../bills/choose-cut.ts';
import type { Aggregate, AggregateQuery } from '../cost-store.ts';

/** Answers within one read transaction, so that a load that lands meanwhile is either wholly in or not at all. */
export function aggregate(db: Database, words: Words, query: AggregateQuery): Aggregate {
  assertAskable(query);
  if (query.asOf !== null) assertRemembered(db, query.asOf);
  const answering = chooseCuts(countingLoads(db, query), dimensionsOf(query), query.source, query.grain);
  return answerOf(sumLoads(db, words, query, answering), query, answering);
}
