import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoads } from './counting-loads.ts';
import { assertRemembered } from './forget-loads.ts';
import { sumLoads, sumUsage } from './sum-loads.ts';
import type { Words } from './words.ts';
import { answerOf, assertAskable, dimensionsOf } from '../bills/answer.ts';
import { usageAnswerOf } from '../bills/usage-answer.ts';
import { chooseCuts } from '../bills/choose-cut.ts';
import type { Aggregate, AggregateQuery, Grain } from '../cost-store.ts';
import type { Usage, UsageQuery } from '../usage.ts';

/** Answers within one read transaction, so that a load that lands meanwhile is either wholly in or not at all. */
export function aggregate(db: Database, words: Words, query: AggregateQuery): Aggregate {
  const answering = answeringLoads(db, query, query.grain);
  return answerOf(sumLoads(db, words, query, answering), query, answering);
}

/** The same for quantities with their costs. */
export function usage(db: Database, words: Words, query: UsageQuery): Usage {
  const answering = answeringLoads(db, query);
  return usageAnswerOf(sumUsage(db, words, query, answering), query, answering);
}

function answeringLoads(db: Database, query: UsageQuery, grain: Grain = 'total') {
  assertAskable(query);
  if (query.asOf !== null) assertRemembered(db, query.asOf);
  return chooseCuts(countingLoads(db, query), dimensionsOf(query), query.source, grain);
}
