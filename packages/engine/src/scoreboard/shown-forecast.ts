import type { BudgetRiskQuery, CostForecastQuery } from '@smartcloudops/contract';
import { keepBudgetForecast, keepForecast } from '@smartcloudops/insights';
import type { BudgetAnswer, ForecastAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { costScope } from '../answers/cost-question.ts';
import type { ShownForecast } from './forecast-keeper.ts';

type Asked = Pick<CostForecastQuery | BudgetRiskQuery, 'metric' | 'groupBy' | 'filters' | 'asOf' | 'steps'>;

/**
 * The forecast of an answer as it is to be graded. Not of one that looks back (`asOf`): it is not what was known then that was shown
 * then. Nor of one with steps that the asker knows of: the next asker does not, and the first of a day is the one that stays.
 */
export function shownForecast(
  query: Asked,
  connections: readonly string[] | null,
  answer: ForecastAnswer | BudgetAnswer | InsufficientHistory
): ShownForecast | undefined {
  if (query.asOf !== undefined || (query.steps ?? []).length > 0) return undefined;
  const scope = costScope(query, connections);
  if (answer.kind === 'forecast') return (warehouse, made) => keepForecast({ warehouse }, scope, answer, made);
  if (answer.kind === 'budget-risk') return (warehouse, made) => keepBudgetForecast({ warehouse }, scope, answer, made);
  return undefined;
}
