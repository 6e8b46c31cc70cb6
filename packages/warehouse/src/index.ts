export type * from './collect-journal.ts';
export * from './content-hash.ts';
export type * from './cost-store.ts';
export * from './errors.ts';
export type * from './forecast-store.ts';
export { forecastSeriesText } from './forecast-series-text.ts';
export type * from './metric-store.ts';
export type * from './state-store.ts';
export type * from './warehouse.ts';
