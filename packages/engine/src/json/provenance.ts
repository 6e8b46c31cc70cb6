import type { HistoryResponse } from '@smartcloudops/contract';
import type { Notice } from '@smartcloudops/insights';
import type { Coverage } from '@smartcloudops/warehouse';

import { optionalIso } from './iso.ts';

type Provenance = Pick<HistoryResponse, 'currency' | 'source' | 'freshness' | 'coverage' | 'dataVersion' | 'notices'>;

/** Where an answer comes from; the same in every REST answer. */
export function provenance(
  answer: {
    readonly currency: string | null;
    readonly coverage: Coverage;
    readonly notices: readonly Notice[];
  },
  dataVersion: number
): Provenance {
  const { currency, coverage, notices } = answer;
  return {
    currency,
    source: [...coverage.sources],
    freshness: optionalIso(coverage.loadedAt),
    coverage: { from: optionalIso(coverage.from), to: optionalIso(coverage.to) },
    dataVersion,
    notices: [...notices],
  };
}
