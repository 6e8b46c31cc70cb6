import type { QueryInput, QueryType } from '@smartcloudops/contract';

type WithoutTimeRange<Q> = Q extends unknown ? Omit<Q, 'timeRange'> : never;

/** A question as panels store it: without its time range, with variables where a choice is left to the reader. */
export type Question = WithoutTimeRange<QueryInput>;
type Of<T extends QueryType> = Extract<Question, { queryType: T }>;
type GroupBy = Of<'cost'>['groupBy'];

/** Which charges a question is about, and which of their amounts. */
export type CostScope = Pick<Of<'cost'>, 'metric' | 'filters'>;

/** Everything, as invoiced. */
export const WHOLE_BILL: CostScope = { metric: 'BilledCost', filters: [] };

/** The questions about cost that the home page and the dashboards ask, each for a scope. */
export const questions = {
  total: (scope: CostScope): Of<'cost'> => ({ queryType: 'cost', ...scope, groupBy: [], grain: 'total' }),
  totalBy: (scope: CostScope, groupBy: GroupBy, topN: number): Of<'cost'> => ({
    queryType: 'cost',
    ...scope,
    groupBy,
    grain: 'total',
    topN,
  }),
  dailyBy: (scope: CostScope, groupBy: GroupBy, topN: number): Of<'cost'> => ({
    queryType: 'cost',
    ...scope,
    groupBy,
    grain: 'day',
    topN,
  }),
  monthEnd: (scope: CostScope): Of<'cost-forecast'> => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy: [],
    output: 'month-end',
    level: [0.8],
    statistic: 'all',
  }),
  monthEndChances: (scope: CostScope): Of<'cost-forecast'> => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy: [],
    output: 'distribution',
  }),
  forecast: (scope: CostScope): Of<'cost-forecast'> => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy: [],
    output: 'series',
    level: [0.8, 0.95],
  }),
  monthEndBy: (scope: CostScope, groupBy: GroupBy, topN: number): Of<'cost-forecast'> => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy,
    output: 'month-end',
    level: [0.8],
    statistic: 'point',
    topN,
  }),
  forecastBy: (scope: CostScope, groupBy: GroupBy, topN: number): Of<'cost-forecast'> => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy,
    output: 'series',
    level: [0.8],
    topN,
  }),
  /** Of this month. */
  budgetRisk: (scope: CostScope, budget: Of<'budget-risk'>['budget']): Of<'budget-risk'> => ({
    queryType: 'budget-risk',
    ...scope,
    groupBy: [],
    budget,
    period: 'month',
    statistic: 'all',
  }),
  anomalies: (scope: CostScope, groupBy: GroupBy): Of<'cost-anomalies'> => ({
    queryType: 'cost-anomalies',
    ...scope,
    groupBy,
    output: 'events',
    // Less is not worth a line.
    minImpact: 50,
    topN: 60,
  }),
  anomalySeries: (scope: CostScope): Of<'cost-anomalies'> => ({
    queryType: 'cost-anomalies',
    ...scope,
    groupBy: [],
    output: 'series',
    causes: false,
  }),
  /** What anomalies cost beyond the expected. */
  anomalyImpact: (scope: CostScope): Of<'cost-anomalies'> => ({
    queryType: 'cost-anomalies',
    ...scope,
    groupBy: [],
    output: 'impact',
    causes: false,
  }),
  /** Why cost is another one than what the reader chose to compare with. */
  drivers: (
    scope: CostScope,
    compareWith: Of<'cost-drivers'>['compareWith'],
    output: NonNullable<Of<'cost-drivers'>['output']>,
    groupBy: GroupBy = []
  ): Of<'cost-drivers'> => ({ queryType: 'cost-drivers', ...scope, groupBy, compareWith, output }),
  trends: (scope: CostScope, groupBy: GroupBy, topN: number): Of<'trend'> => ({
    queryType: 'trend',
    ...scope,
    groupBy,
    topN,
    statistic: 'all',
  }),
  /** By how far the forecast looked ahead, of the total and of each service. */
  scoreboard: (scope: CostScope): Of<'forecast-scoreboard'> => ({
    queryType: 'forecast-scoreboard',
    ...scope,
    groupBy: ['ServiceName'],
    horizon: 'all',
    statistic: 'all',
  }),
};
