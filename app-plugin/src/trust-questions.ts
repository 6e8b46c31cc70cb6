import type { Question } from './cost-questions.ts';

/** Every month beside what its source says. */
export const tiesToTheBill: Question = { queryType: 'reconciliation', statistic: 'all' };
/** What is collected, how it went and what is late. */
export const stateOfSources: Question = { queryType: 'source-state', statistic: 'all' };
/** What the product's own calls cost, by operation. */
export const ownSpend: Question = { queryType: 'api-spend', grain: 'total' };
/** The same by day. */
export const ownSpendByDay: Question = { queryType: 'api-spend', grain: 'day' };
