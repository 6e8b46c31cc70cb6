import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ALLOCATION_NAME,
  allocationRulesSchema,
  allocationsResponseSchema,
  costAllocationResponseSchema,
  GRAINS,
} from '@smartcloudops/contract';
import type { AllocationRulesJson, CostAllocationQuery } from '@smartcloudops/contract';
import type { AllocationRules } from '@smartcloudops/insights';

import { scopeOf } from '../answers/scope.ts';
import { EngineError } from '../errors.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { asOf, costParameters, moment, momentText, rangeOf } from './parameters.ts';
import { answers, requireEditor } from './route.ts';

const DEFAULT_DAYS = 30;
const name = z.object({ name: z.string().regex(ALLOCATION_NAME).meta({ example: 'team' }) });

const answerRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/allocation/{name}',
  summary: 'Who bears what, by allocation rules, with what has no owner',
  request: {
    params: name,
    query: z.object({
      ...costParameters,
      grain: z.enum(GRAINS).default('total'),
      from: moment.optional().meta({ description: `Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      asOf,
    }),
  },
  responses: answers(costAllocationResponseSchema, 'What each name bears; the parts add up to the total exactly'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/allocations',
  summary: 'Allocation rules that there are',
  responses: answers(allocationsResponseSchema, 'All rules, by name'),
});
const putRoute = createRoute({
  method: 'put',
  path: '/api/v1/allocations/{name}',
  summary: 'Write allocation rules; they hold for the past as well',
  request: {
    params: name,
    body: { content: { 'application/json': { schema: allocationRulesSchema } }, required: true },
  },
  responses: answers(allocationRulesSchema, 'The rules as they are kept'),
});
const removeRoute = createRoute({
  method: 'delete',
  path: '/api/v1/allocations/{name}',
  summary: 'Forget allocation rules',
  request: { params: name },
  responses: answers(z.object({ removed: z.string() }), 'The name that is free again'),
});

/** They came in by the schema that they go out by. */
const json = (rules: AllocationRules) => rules as AllocationRulesJson;

export function addCostAllocation(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(answerRoute, async (c) => {
    const { from, to, filter, connections, groupBy = [], asOf: then, ...rest } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'cost-allocation',
      allocation: c.req.valid('param').name,
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as CostAllocationQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'cost-allocation'>(asked, { signal: c.req.raw.signal }), 200);
  });
  app.openapi(listRoute, async (c) => {
    const { connections } = c.env.principal;
    return c.json({ allocations: (await reader.allocations({ connections })).map(json) }, 200);
  });
  app.openapi(putRoute, async (c) => {
    requireEditor(c.env.principal, 'write allocation rules');
    const [rules, { name: path }] = [c.req.valid('json'), c.req.valid('param')];
    if (rules.name !== path)
      throw new EngineError(
        'ENGINE_BAD_ALLOCATION',
        `The address says "${path}" and the rules say "${rules.name}". Give both the same name.`,
        { fields: [{ field: 'name', message: `Must be "${path}", as in the address.` }] }
      );
    return c.json(json(await reader.putAllocation(rules)), 200);
  });
  app.openapi(removeRoute, async (c) => {
    requireEditor(c.env.principal, 'forget allocation rules');
    const { name: removed } = c.req.valid('param');
    await reader.removeAllocation({ name: removed });
    return c.json({ removed }, 200);
  });
}
