import type { Question } from './cost-questions.ts';

type Figure = 'used' | 'probability' | 'burn' | 'used-by-day';

/** Every budget in a row, the one that needs a look first on top. */
export const everyBudget: Question = { queryType: 'budgets', statistic: 'all', level: 0.8 };
/** One figure of every budget. */
export const ofBudgets = (statistic: Figure): Question => ({ queryType: 'budgets', statistic });
/** One figure of the budget that needs a look first. */
export const ofWorstBudget = (statistic: Figure): Question => ({ queryType: 'budgets', statistic, topN: 1 });
