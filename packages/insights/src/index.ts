export type * from './cost/cost-answer.ts';
export { costByDimension } from './cost/cost-by-dimension.ts';
export type * from './deps.ts';
export type * from './notice.ts';
export type * from './forecast/forecast-answer.ts';
export { forecastCost } from './forecast/forecast-cost.ts';
export { monthToDate } from './cost/month-to-date.ts';
export type { MonthToDate, MonthToDateQuery } from './cost/month-to-date.ts';
