import type { QueryInput } from '@smartcloudops/contract';

type WithoutTimeRange<Q> = Q extends unknown ? Omit<Q, 'timeRange'> : never;

/** A question as panels store it: without its time range, with variables where a choice is left to the reader. */
export type Question = WithoutTimeRange<QueryInput>;
type CostQuestion = Extract<Question, { queryType: 'cost' }>;
type ForecastQuestion = Extract<Question, { queryType: 'cost-forecast' }>;

type Scope = Pick<Question, 'metric' | 'filters'>;

/** Everything, as invoiced. */
export const WHOLE_BILL: Scope = { metric: 'BilledCost', filters: [] };

/** The questions that the home page and the cost dashboard ask, each for a scope. */
export const questions = {
  total: (scope: Scope): CostQuestion => ({ queryType: 'cost', ...scope, groupBy: [], grain: 'total' }),
  totalBy: (scope: Scope, groupBy: CostQuestion['groupBy'], topN: number): CostQuestion => ({
    queryType: 'cost',
    ...scope,
    groupBy,
    grain: 'total',
    topN,
  }),
  dailyBy: (scope: Scope, groupBy: CostQuestion['groupBy'], topN: number): CostQuestion => ({
    queryType: 'cost',
    ...scope,
    groupBy,
    grain: 'day',
    topN,
  }),
  monthEnd: (scope: Scope): ForecastQuestion => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy: [],
    output: 'month-end',
    level: [0.8],
    statistic: 'all',
  }),
  forecast: (scope: Scope): ForecastQuestion => ({
    queryType: 'cost-forecast',
    ...scope,
    groupBy: [],
    output: 'series',
    level: [0.8, 0.95],
  }),
};
