import type { HistoryResponse } from '@smartcloudops/contract';
import type { Notice } from '@smartcloudops/insights';
import type { Coverage } from '@smartcloudops/warehouse';

import { originOf } from '../provenance/origin-of.ts';
import type { AskedRange, Origin } from '../provenance/origin-of.ts';
import { optionalIso } from './iso.ts';

/** What REST needs to know besides the answer. */
export interface JsonContext extends AskedRange {
  /** Of what the question reads, when the answer was made. */
  readonly dataVersion: number;
}

type Provenance = Origin & Pick<HistoryResponse, 'source' | 'freshness' | 'coverage' | 'dataVersion' | 'notices'>;

interface Answered {
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
  /** Absent: nothing of it changes any more. */
  readonly estimatedFrom?: number | null;
}

/** Where an answer comes from; the same in every REST answer. */
export function provenance(
  answer: Answered & { readonly currency: string | null },
  context: JsonContext
): Provenance & Pick<HistoryResponse, 'currency'> {
  return { currency: answer.currency, ...plainProvenance(answer, context) };
}

/** As {@link provenance}, of what is no money. */
export function plainProvenance(
  { coverage, notices, estimatedFrom = null }: Answered,
  context: JsonContext
): Provenance {
  return {
    source: [...coverage.sources],
    ...originOf({ coverage, estimated: estimatedFrom !== null }, context),
    freshness: optionalIso(coverage.loadedAt),
    coverage: { from: optionalIso(coverage.from), to: optionalIso(coverage.to) },
    dataVersion: context.dataVersion,
    notices: [...notices],
  };
}
