import type { Database } from 'better-sqlite3-multiple-ciphers';

import { countingLoads } from './counting-loads.ts';
import { sumLoads } from './sum-loads.ts';
import type { Words } from './words.ts';
import { assertDimensions, rankedValues, valuesQuery } from '../bills/answer.ts';
import { chooseCuts, withFittingCut } from '../bills/choose-cut.ts';
import type { CostStore } from '../cost-store.ts';

type Question = Parameters<CostStore['dimensionValues']>[0];

/** Sources that do not know the dimension are left out. */
export function dimensionValues(db: Database, words: Words, question: Question): readonly (string | null)[] {
  const query = valuesQuery(question);
  assertDimensions(query);
  const loads = countingLoads(db, query);
  const answering = withFittingCut(loads, query.groupBy);
  const chosen = chooseCuts(answering.length > 0 ? answering : loads, query.groupBy);
  return rankedValues(sumLoads(db, words, query, chosen), question);
}
