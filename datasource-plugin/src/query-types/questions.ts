import type { DataQuery } from '@grafana/schema';
import type { QueryType } from '@smartcloudops/contract';
import type { PanelQuery } from '../query-model.ts';
import { apiSpend } from './api-spend/question.ts';
import { budgetRisk } from './budget-risk/question.ts';
import { budgets } from './budgets/question.ts';
import { capacity } from './capacity/question.ts';
import { commitments } from './commitments/question.ts';
import { costAllocation } from './cost-allocation/question.ts';
import { costAnomalies } from './cost-anomalies/question.ts';
import { costDrivers } from './cost-drivers/question.ts';
import { costForecast } from './cost-forecast/question.ts';
import { cost } from './cost/question.ts';
import { forecastScoreboard } from './forecast-scoreboard/question.ts';
import { metricForecast } from './metric-forecast/question.ts';
import { metric } from './metric/question.ts';
import type { Question } from './question.ts';
import { recommendations } from './recommendations/question.ts';
import { reconciliation } from './reconciliation/question.ts';
import { securityFindings } from './security-findings/question.ts';
import { sourceState } from './source-state/question.ts';
import { trend } from './trend/question.ts';

/** Every query type, and what it takes to ask it. The compiler notices a missing one. */
const QUESTIONS: { readonly [T in QueryType]: Question<T> } = {
  cost,
  'cost-forecast': costForecast,
  'budget-risk': budgetRisk,
  budgets,
  'cost-anomalies': costAnomalies,
  'cost-drivers': costDrivers,
  trend,
  'cost-allocation': costAllocation,
  'forecast-scoreboard': forecastScoreboard,
  metric,
  'metric-forecast': metricForecast,
  capacity,
  reconciliation,
  commitments,
  recommendations,
  'security-findings': securityFindings,
  'api-spend': apiSpend,
  'source-state': sourceState,
};

/** What it takes to ask queries of a type. */
export function questionOf(queryType: QueryType): Question<QueryType> {
  // Sound: the table gives each query type a question that takes it, which TypeScript does not follow through an index.
  return QUESTIONS[queryType] as unknown as Question<QueryType>;
}

/** Grafana may hand over a query that knows no more than its refId. */
export function isPanelQuery(query: DataQuery): query is PanelQuery {
  return query.queryType !== undefined && Object.hasOwn(QUESTIONS, query.queryType);
}

/** Whether a query can be asked as it is: one that waits for a choice is not. Types that nobody knows are the backend's to refuse. */
export function isReady(query: PanelQuery): boolean {
  if (!isPanelQuery(query)) return Boolean((query as DataQuery).queryType);
  const question = questionOf(query.queryType);
  return question.subject.isReady(query) && (question.isReady?.(query) ?? true);
}
