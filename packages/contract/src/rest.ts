/** Answers of the REST API. The OpenAPI document is made from these. */
export * from './rest/access.ts';
export * from './rest/api-spend.ts';
export * from './rest/backfill.ts';
export * from './rest/budget-risk.ts';
export * from './rest/cost-allocation.ts';
export * from './rest/cost-anomalies.ts';
export * from './rest/current.ts';
export * from './rest/forecast.ts';
export * from './rest/history.ts';
export { moneySchema, noticeSchema } from './rest/money.ts';
export * from './rest/price.ts';
export * from './rest/problem.ts';
export * from './rest/reconciliation.ts';
export * from './rest/scoreboard.ts';
export { sourceNoteSchema } from './rest/source-note.ts';
export type { SourceNote } from './rest/source-note.ts';
export * from './rest/sources.ts';
export * from './rest/trend.ts';
