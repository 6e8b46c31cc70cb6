import { z } from 'zod';

import { apiSpendQuerySchema } from './query/api-spend.ts';
import { budgetRiskQuerySchema } from './query/budget-risk.ts';
import { budgetsQuerySchema } from './query/budgets.ts';
import { capacityQuerySchema } from './query/capacity.ts';
import { commitmentsQuerySchema } from './query/commitments.ts';
import { costAllocationQuerySchema } from './query/cost-allocation.ts';
import { costAnomaliesQuerySchema } from './query/cost-anomalies.ts';
import { costDriversQuerySchema } from './query/cost-drivers.ts';
import { costForecastQuerySchema } from './query/cost-forecast.ts';
import { costQuerySchema } from './query/cost.ts';
import { forecastScoreboardQuerySchema } from './query/forecast-scoreboard.ts';
import { metricForecastQuerySchema } from './query/metric-forecast.ts';
import { metricQuerySchema } from './query/metric.ts';
import { recommendationsQuerySchema } from './query/recommendations.ts';
import { reconciliationQuerySchema } from './query/reconciliation.ts';
import { securityFindingsQuerySchema } from './query/security-findings.ts';
import { sourceStateQuerySchema } from './query/source-state.ts';
import { trendQuerySchema } from './query/trend.ts';

export * from './query/api-spend.ts';
export * from './query/budget-risk.ts';
export * from './query/budgets.ts';
export * from './query/capacity.ts';
export * from './query/commitments.ts';
export * from './query/cost-allocation.ts';
export * from './query/cost-anomalies.ts';
export * from './query/cost-drivers.ts';
export * from './query/cost-forecast.ts';
export * from './query/cost.ts';
export * from './query/forecast-scoreboard.ts';
export * from './query/metric-forecast.ts';
export * from './query/metric.ts';
export * from './query/recommendations.ts';
export * from './query/reconciliation.ts';
export * from './query/security-findings.ts';
export * from './query/source-state.ts';
export * from './query/trend.ts';

/** The query model of the datasource: what a panel, an alert rule, the REST API and the command line all send. */
export const querySchema = z.discriminatedUnion('queryType', [
  costQuerySchema,
  costForecastQuerySchema,
  budgetRiskQuerySchema,
  budgetsQuerySchema,
  costAnomaliesQuerySchema,
  costDriversQuerySchema,
  trendQuerySchema,
  costAllocationQuerySchema,
  forecastScoreboardQuerySchema,
  metricQuerySchema,
  metricForecastQuerySchema,
  capacityQuerySchema,
  reconciliationQuerySchema,
  commitmentsQuerySchema,
  recommendationsQuerySchema,
  securityFindingsQuerySchema,
  apiSpendQuerySchema,
  sourceStateQuerySchema,
]);

export type Query = z.output<typeof querySchema>;
export type QueryInput = z.input<typeof querySchema>;
export type QueryType = Query['queryType'];
/** The query of one type. */
export type QueryOf<T extends QueryType> = Extract<Query, { readonly queryType: T }>;
export const QUERY_TYPES = querySchema.options.map(({ shape }) => shape.queryType.value);
