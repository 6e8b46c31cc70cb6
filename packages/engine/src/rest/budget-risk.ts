import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { BUDGET_PERIODS, budgetRiskResponseSchema } from '@smartcloudops/contract';
import type { BudgetRiskQuery } from '@smartcloudops/contract';
import { periodEnd, periodStart } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { asOf, costParameters, momentText, step, topN } from './parameters.ts';
import { answers } from './route.ts';
import { parseSteps } from './steps.ts';

const budgetRiskRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/budget-risk',
  summary: 'How likely a budget is exceeded, by how much, and when',
  request: {
    query: z.object({
      ...costParameters,
      budget: z.coerce.number().positive().meta({ description: 'What the period may cost; grouped: each group.' }),
      period: z.enum(BUDGET_PERIODS).default('month'),
      level: z.coerce.number().optional().meta({ description: 'Level of the intervals, 0 to 1. Default 0.8.' }),
      topN,
      step,
      asOf,
    }),
  },
  responses: answers(budgetRiskResponseSchema, 'The risk, or how much history is lacking'),
});

export function addBudgetRisk(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(budgetRiskRoute, async (c) => {
    const { filter, connections, groupBy = [], step: steps, asOf: then, ...rest } = c.req.valid('query');
    const now = clock();
    const query = parseQuery({
      queryType: 'budget-risk',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      ...(steps === undefined ? {} : { steps: parseSteps(steps) }),
      // The period is the running one, whatever the range.
      timeRange: {
        from: new Date(periodStart(now, 'month')).toISOString(),
        to: new Date(periodEnd(now, 'month')).toISOString(),
      },
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as BudgetRiskQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'budget-risk'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
