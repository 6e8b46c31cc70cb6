import type { ReconciliationAnswer } from '@smartcloudops/insights';

import { originOf } from './origin-of.ts';
import type { AskedRange, Origin } from './origin-of.ts';

/** Of a comparison with the sources: months that nobody has checked are missing in it. */
export function reconciliationOrigin(
  { months, coverage }: Pick<ReconciliationAnswer, 'months' | 'coverage'>,
  asked: AskedRange
): Origin {
  return {
    ...originOf({ coverage, estimated: months.some(({ figures }) => figures?.open === true) }, asked),
    partial: months.length === 0 || months.some(({ state }) => state === 'not-checked'),
  };
}
