import type { Question } from './cost-questions.ts';

type Of = Extract<Question, { queryType: 'recommendations' }>;

/** What would lower the bill, of the accounts and services that the reader chose. */
export const advice = (statistic: NonNullable<Of['statistic']>, by?: NonNullable<Of['by']>): Question => ({
  queryType: 'recommendations',
  accounts: ['$account'],
  services: ['$service'],
  statistic,
  ...(by ? { by } : {}),
});
