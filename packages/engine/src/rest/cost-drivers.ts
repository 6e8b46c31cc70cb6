import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { COMPARISONS, costDriversResponseSchema } from '@smartcloudops/contract';
import type { CostDriversQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { asOf, costParameters, moment, momentText, rangeOf, topN } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 30;

const driversRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/drivers',
  summary: 'Why cost is another one than before: volume, mix, prices, commitments, what is new or gone',
  request: {
    query: z.object({
      ...costParameters,
      from: moment.optional().meta({ description: `Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      compareWith: z
        .enum(COMPARISONS)
        .optional()
        .meta({ description: 'Default previous-period: as long, just before.' }),
      compareFrom: moment.optional().meta({ description: 'With `compareTo`, any other range to compare with.' }),
      compareTo: moment.optional().meta({ description: 'Exclusive.' }),
      topN,
      asOf,
    }),
  },
  responses: answers(costDriversResponseSchema, 'The change, and drivers that add up to it exactly'),
});

export function addCostDrivers(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(driversRoute, async (c) => {
    const { from, to, filter, connections, groupBy = [], asOf: then, ...known } = c.req.valid('query');
    const { compareWith, compareFrom, compareTo, ...rest } = known;
    const other =
      compareFrom !== undefined || compareTo !== undefined
        ? { from: compareFrom && momentText(compareFrom), to: compareTo && momentText(compareTo) }
        : compareWith;
    const query = parseQuery({
      queryType: 'cost-drivers',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(other === undefined ? {} : { compareWith: other }),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as CostDriversQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'cost-drivers'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
