import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { apiSpendResponseSchema, GRAINS, reconciliationResponseSchema } from '@smartcloudops/contract';
import type { ApiSpendQuery, ReconciliationQuery } from '@smartcloudops/contract';
import { periodStart } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { asOf, connections, moment, momentText, rangeOf } from './parameters.ts';
import { answers } from './route.ts';

const RECONCILED_DAYS = 120;

const reconciliationRoute = createRoute({
  method: 'get',
  path: '/api/v1/reconciliation',
  summary: 'Whether each month ties to what its source says, and where it does not',
  request: {
    query: z.object({
      connections,
      from: moment.optional().meta({ description: `Default: ${RECONCILED_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      asOf,
    }),
  },
  responses: answers(reconciliationResponseSchema, 'One entry per month, source and metric'),
});
const spendRoute = createRoute({
  method: 'get',
  path: '/api/v1/api-spend',
  summary: "What the product's own calls to AWS cost",
  request: {
    query: z.object({
      connections,
      grain: z.enum(GRAINS).default('total'),
      from: moment.optional().meta({ description: 'Default: start of the month (UTC).' }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
    }),
  },
  responses: answers(apiSpendResponseSchema, 'Calls and dollars by operation'),
});

/** What people need to know to trust a number: that it ties, and what it cost to get. */
export function addTrust(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(reconciliationRoute, async (c) => {
    const { from, to, connections: asked, asOf: then } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'reconciliation',
      timeRange: rangeOf(from, to, clock(), RECONCILED_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as ReconciliationQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'reconciliation'>(input, { signal: c.req.raw.signal }), 200);
  });
  app.openapi(spendRoute, async (c) => {
    const { from, to, connections: asked, grain } = c.req.valid('query');
    const end = to === undefined ? clock() : Date.parse(momentText(to));
    const start = from === undefined ? new Date(periodStart(end, 'month')).toISOString() : momentText(from);
    const query = parseQuery({
      queryType: 'api-spend',
      grain,
      timeRange: { from: start, to: new Date(end).toISOString() },
    }) as ApiSpendQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'api-spend'>(input, { signal: c.req.raw.signal }), 200);
  });
}
