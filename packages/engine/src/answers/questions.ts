import type { Query, QueryOf, QueryType } from '@smartcloudops/contract';

import type { Question } from './question.ts';
import { apiSpend } from './questions/api-spend.ts';
import { budgetRiskQuestion } from './questions/budget-risk.ts';
import { budgetsQuestion } from './questions/budgets.ts';
import { capacity } from './questions/capacity.ts';
import { commitmentsQuestion } from './questions/commitments.ts';
import { costAllocation } from './questions/cost-allocation.ts';
import { costAnomaliesQuestion } from './questions/cost-anomalies.ts';
import { costDriversQuestion } from './questions/cost-drivers.ts';
import { costForecast } from './questions/cost-forecast.ts';
import { cost } from './questions/cost.ts';
import { forecastScoreboardQuestion } from './questions/forecast-scoreboard.ts';
import { metricForecast } from './questions/metric-forecast.ts';
import { metric } from './questions/metric.ts';
import { recommendationsQuestion } from './questions/recommendations.ts';
import { reconciliation } from './questions/reconciliation.ts';
import { securityFindingsQuestion } from './questions/security-findings.ts';
import { trendQuestion } from './questions/trend.ts';

/** What is answered from the warehouse. How the sources are is known by the process that collects from them. */
export type StoredQueryType = Exclude<QueryType, 'source-state'>;

/** Every query type of that, and how it is answered. */
const QUESTIONS = {
  cost,
  'cost-forecast': costForecast,
  'budget-risk': budgetRiskQuestion,
  budgets: budgetsQuestion,
  'cost-anomalies': costAnomaliesQuestion,
  'cost-drivers': costDriversQuestion,
  trend: trendQuestion,
  'cost-allocation': costAllocation,
  'forecast-scoreboard': forecastScoreboardQuestion,
  metric,
  'metric-forecast': metricForecast,
  capacity,
  reconciliation,
  commitments: commitmentsQuestion,
  recommendations: recommendationsQuestion,
  'security-findings': securityFindingsQuestion,
  'api-spend': apiSpend,
} as const satisfies {
  readonly [T in StoredQueryType]: Question<QueryOf<T>, unknown>;
};

/** What REST says to a query type. */
export type JsonOf<T extends StoredQueryType> = ReturnType<
  Awaited<ReturnType<(typeof QUESTIONS)[T]['answer']>>['json']
>;

export function questionOf(query: Query): Question<Query, unknown> {
  // Sound: the table gives each query type a question that takes it, which TypeScript does not follow through an index.
  return QUESTIONS[query.queryType as StoredQueryType] as Question<never, unknown> as Question<Query, unknown>;
}
