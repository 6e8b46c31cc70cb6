import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { trendResponseSchema } from '@smartcloudops/contract';
import type { TrendQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { asOf, costParameters, moment, momentText, rangeOf, topN } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 90;

const trendRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/trend',
  summary: 'Whether cost rises or falls, how fast, and when its level changed',
  request: {
    query: z.object({
      ...costParameters,
      from: moment.optional().meta({ description: `Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      level: z.coerce.number().optional().meta({ description: 'Level of the intervals, 0 to 1. Default 0.95.' }),
      topN,
      asOf,
    }),
  },
  responses: answers(trendResponseSchema, 'The trend of each group, or how much history is lacking'),
});

export function addTrend(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(trendRoute, async (c) => {
    const { from, to, filter, connections, groupBy = [], asOf: then, ...rest } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'trend',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as TrendQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'trend'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
