import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { recommendationsResponseSchema } from '@smartcloudops/contract';
import type { RecommendationsQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { asOf, connections, list, moment, momentText, rangeOf } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 90;

const route = createRoute({
  method: 'get',
  path: '/api/v1/analytics/recommendations',
  summary: 'What would lower the bill, each money told once: what is open, how it was by day, and what is gone',
  request: {
    query: z.object({
      connections,
      account: list.optional().meta({ description: 'SubAccountId; several with commas between.' }),
      service: list.optional().meta({ description: 'ServiceName.' }),
      action: list.optional().meta({ description: 'In words: `Rightsize`, `Delete`.' }),
      effort: list.optional().meta({ description: '`low`, `medium`, `high`.' }),
      from: moment
        .optional()
        .meta({ description: `First day of the history. Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      asOf,
    }),
  },
  responses: answers(recommendationsResponseSchema, 'Recommendations, their totals, the days and what is gone'),
});

export function addRecommendations(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(route, async (c) => {
    const { from, to, connections: asked, asOf: then, account, service, action, effort } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'recommendations',
      ...{ accounts: account ?? [], services: service ?? [], actions: action ?? [], efforts: effort ?? [] },
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as RecommendationsQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'recommendations'>(input, { signal: c.req.raw.signal }), 200);
  });
}
