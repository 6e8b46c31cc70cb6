export type * from './cost-answer.ts';
export { costByDimension } from './cost-by-dimension.ts';
export type * from './deps.ts';
export type * from './notice.ts';
export type * from './forecast-answer.ts';
export { forecastCost } from './forecast-cost.ts';
export { monthToDate } from './month-to-date.ts';
export type { MonthToDate, MonthToDateQuery } from './month-to-date.ts';
