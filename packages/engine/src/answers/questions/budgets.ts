import type { BudgetsQuery, BudgetStatusResponse } from '@smartcloudops/contract';
import { budgetStatus } from '@smartcloudops/insights';

import { budgetBook } from '../../budgets/budget-book.ts';
import { ownBudget } from '../../budgets/own-budget.ts';
import { budgetsFrame, budgetsFrameType } from '../../frames/budgets-frame.ts';
import { budgetsJson } from '../../json/budgets.ts';
import type { Question } from '../question.ts';

export const budgetsQuestion: Question<BudgetsQuery, BudgetStatusResponse> = {
  frameType: budgetsFrameType,
  learns: true,
  // All of them only grow, and so does the sum with each change of one.
  dataVersion: async ({ costs, items, state }) =>
    (await costs.dataVersion()) + (await items.dataVersion()) + (await budgetBook(state, Date.now).version()),
  async answer({ query, connections }, context) {
    const { timeRange, asOf, budgets, level, topN } = query;
    const own = await budgetBook(context.warehouse.state, context.clock).list(connections);
    const found = await budgetStatus(context, {
      own: own.map(ownBudget),
      connections,
      ids: budgets ?? null,
      from: Date.parse(timeRange.from),
      to: Date.parse(timeRange.to),
      asOf: asOf === undefined ? null : Date.parse(asOf),
      level,
    });
    const answer = topN === undefined ? found : { ...found, budgets: found.budgets.slice(0, topN) };
    return {
      frames: () => [budgetsFrame(answer, query, { query, ...context })],
      json: () => budgetsJson(answer, { query, ...context }),
    };
  },
};
