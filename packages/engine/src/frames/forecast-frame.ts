import type { CostForecastQuery, DataFrame, FrameType } from '@smartcloudops/contract';
import type { ForecastAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { forecastSeriesFrame } from './forecast-series-frame.ts';
import type { AnswerContext } from './frame-meta.ts';
import { monthEndDistributionFrame } from './month-end-distribution-frame.ts';
import { monthEndFrame } from './month-end-frame.ts';
import { tooLittleHistoryFrame } from './too-little-history-frame.ts';

const TYPES = {
  series: 'timeseries-wide',
  'month-end': 'numeric-wide',
  distribution: 'numeric-long',
} as const satisfies Record<CostForecastQuery['output'], FrameType>;

export function forecastFrameType({ output }: CostForecastQuery): FrameType {
  return TYPES[output];
}

export function forecastFrame(
  answer: ForecastAnswer | InsufficientHistory,
  query: CostForecastQuery,
  context: AnswerContext
): DataFrame {
  const { output, statistic = 'all' } = query;
  if (answer.kind === 'insufficient-history')
    return tooLittleHistoryFrame(answer, { name: query.queryType, type: TYPES[output], what: 'A forecast' });
  if (output === 'series') return forecastSeriesFrame(answer, context);
  if (output === 'distribution') return monthEndDistributionFrame(answer, context);
  return monthEndFrame(answer, statistic, context);
}
