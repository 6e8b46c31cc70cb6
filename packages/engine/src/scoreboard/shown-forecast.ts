import type { CostForecastQuery } from '@smartcloudops/contract';
import type { ForecastAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { costQuestion } from '../answers/cost-question.ts';
import type { ShownForecast } from './forecast-keeper.ts';

type Asked = Pick<CostForecastQuery, 'metric' | 'groupBy' | 'filters' | 'timeRange' | 'asOf' | 'steps'>;

/**
 * The forecast of an answer as it is to be graded. Not of one that looks back (`asOf`): it is not what was known then that was shown
 * then. Nor of one with steps that the asker knows of: the next asker does not, and the first of a day is the one that stays.
 */
export function shownForecast(
  query: Asked,
  connections: readonly string[] | null,
  answer: ForecastAnswer | InsufficientHistory
): ShownForecast | undefined {
  if (answer.kind !== 'forecast' || query.asOf !== undefined || (query.steps ?? []).length > 0) return undefined;
  return { query: costQuestion(query, connections), answer };
}
