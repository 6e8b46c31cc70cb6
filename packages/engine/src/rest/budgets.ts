import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { BUDGET_ID, budgetSchema, budgetsResponseSchema, budgetStatusResponseSchema } from '@smartcloudops/contract';
import type { BudgetsQuery } from '@smartcloudops/contract';

import { realmOf } from '../access/access-keeper.ts';
import { scopeOf } from '../answers/scope.ts';
import type { Principal } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { asOf, connections, list, moment, momentText, rangeOf } from './parameters.ts';
import { answers, requireEditor } from './route.ts';

const DEFAULT_DAYS = 30;
const params = z.object({ id: z.string().regex(BUDGET_ID).meta({ example: 'shop-monthly' }) });

const statusRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/budgets',
  summary:
    'How every budget fares: used, expected by now, forecast, probability of overrun, burn rate, day it is used up',
  request: {
    query: z.object({
      connections,
      budgets: list.optional().meta({ description: 'Ids; default: every budget.', example: 'shop-monthly' }),
      from: moment
        .optional()
        .meta({ description: `First day of \`days\`. Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      level: z.coerce.number().optional().meta({ description: 'Level of the intervals, 0 to 1. Default 0.8.' }),
      asOf,
    }),
  },
  responses: answers(budgetStatusResponseSchema, 'Those that need a look first'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/budgets',
  summary: 'Budgets that people wrote',
  responses: answers(budgetsResponseSchema, 'Of connections that the caller may read, by id'),
});
const putRoute = createRoute({
  method: 'put',
  path: '/api/v1/budgets/{id}',
  summary: 'Write a budget; for editors. The audit tells who did',
  request: { params, body: { content: { 'application/json': { schema: budgetSchema } }, required: true } },
  responses: answers(budgetSchema, 'The budget as it is kept'),
});
const removeRoute = createRoute({
  method: 'delete',
  path: '/api/v1/budgets/{id}',
  summary: 'Remove a budget; for editors. The audit keeps what it was',
  request: { params },
  responses: answers(z.object({ removed: z.string() }), 'The id that is free again'),
});

const authorOf = (principal: Principal) => ({
  connections: principal.connections,
  realm: realmOf(principal),
  by: principal.name,
});

export function addBudgets(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(statusRoute, async (c) => {
    const { from, to, connections: asked, asOf: then, ...rest } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'budgets',
      ...rest,
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as BudgetsQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'budgets'>(input, { signal: c.req.raw.signal }), 200);
  });
  app.openapi(listRoute, async (c) => {
    const found = await reader.budgets({ connections: c.env.principal.connections });
    return c.json({ budgets: [...found] }, 200);
  });
  app.openapi(putRoute, async (c) => {
    const { principal } = c.env;
    requireEditor(principal, 'write budgets');
    const [budget, { id: path }] = [c.req.valid('json'), c.req.valid('param')];
    if (budget.id !== path)
      throw new EngineError(
        'ENGINE_BAD_BUDGET',
        `The address says "${path}" and the budget says "${budget.id}". Give both the same id.`,
        { fields: [{ field: 'id', message: `Must be "${path}", as in the address.` }] }
      );
    scopeOf(principal, budget.connections);
    return c.json(await reader.putBudget({ ...authorOf(principal), budget }), 200);
  });
  app.openapi(removeRoute, async (c) => {
    const { principal } = c.env;
    requireEditor(principal, 'remove budgets');
    const { id } = c.req.valid('param');
    await reader.removeBudget({ ...authorOf(principal), id });
    return c.json({ removed: id }, 200);
  });
}
