import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { commitmentsResponseSchema } from '@smartcloudops/contract';
import type { CommitmentsQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { asOf, connections, moment, momentText, rangeOf } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 30;

const route = createRoute({
  method: 'get',
  path: '/api/v1/commitments',
  summary: 'Savings Plans and reservations: when each ends, and how much of them is used',
  request: {
    query: z.object({
      connections,
      from: moment.optional().meta({ description: `First day of use. Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      asOf,
    }),
  },
  responses: answers(commitmentsResponseSchema, 'Commitments, and their use by type and service'),
});

export function addCommitments(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(route, async (c) => {
    const { from, to, connections: asked, asOf: then } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'commitments',
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as CommitmentsQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'commitments'>(input, { signal: c.req.raw.signal }), 200);
  });
}
