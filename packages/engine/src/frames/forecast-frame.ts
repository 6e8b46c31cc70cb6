import type { CostForecastQuery, DataFrame } from '@smartcloudops/contract';
import type { ForecastAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { forecastSeriesFrame } from './forecast-series-frame.ts';
import type { AnswerContext } from './frame-meta.ts';
import { monthEndFrame } from './month-end-frame.ts';
import { tooLittleHistoryFrame } from './too-little-history-frame.ts';

export function forecastFrame(
  answer: ForecastAnswer | InsufficientHistory,
  { output, statistic = 'all' }: CostForecastQuery,
  context: AnswerContext
): DataFrame {
  if (answer.kind === 'insufficient-history') return tooLittleHistoryFrame(answer, output);
  if (output === 'series') return forecastSeriesFrame(answer, context);
  return monthEndFrame(answer, statistic, context);
}
