import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { rehearsalInputSchema, rehearsalResponseSchema } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers } from './route.ts';

/** A proxy before us gives up after a minute. */
const PATIENCE_MS = 40_000;

const rehearsalRoute = createRoute({
  method: 'post',
  path: '/api/v1/alerts/rehearse',
  summary: 'On which days of the past an alert rule would have fired',
  request: { body: { required: true, content: { 'application/json': { schema: rehearsalInputSchema } } } },
  responses: answers(rehearsalResponseSchema, 'Alerts by what they would have been about, with their days and values'),
});

export function addRehearsal(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(rehearsalRoute, async (c) => {
    const { principal } = c.env;
    const { signal } = c.req.raw;
    const told = await rehearse(
      {
        clock,
        patience: PATIENCE_MS,
        ask: (query, at) => reader.past({ query, connections: scopeOf(principal, query.connections), at }, { signal }),
      },
      c.req.valid('json')
    );
    return c.json(told, 200);
  });
}
