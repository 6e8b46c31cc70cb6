import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { QUERY_TYPES } from '@smartcloudops/contract';

import { EngineError } from '../errors.ts';
import { frameToJson } from '../frames/frame-json.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers } from './route.ts';

const frames = z.array(
  z.object({
    schema: z
      .object({ name: z.string(), fields: z.array(z.object({ name: z.string(), type: z.string() }).loose()) })
      .loose(),
    data: z.object({ values: z.array(z.array(z.unknown())) }),
  })
);

const queryRoute = createRoute({
  method: 'post',
  path: '/api/v1/query',
  summary: 'One query of the query model, answered as frames in Grafana’s JSON form',
  request: {
    body: {
      required: true,
      description: 'The query model: docs/reference/query-types.md',
      content: { 'application/json': { schema: z.object({ queryType: z.enum(QUERY_TYPES) }).loose() } },
    },
  },
  responses: answers(frames, 'Frames; money as JSON numbers with all their digits'),
});

export function addQuery(app: OpenAPIHono<RestEnv>, { engine }: RestContext): void {
  // The query model has its own parser, with messages of its own; the route above is for the document.
  app.openAPIRegistry.registerPath(queryRoute);
  app.post('/api/v1/query', async (c) => {
    const body: unknown = await c.req.json().catch((cause: unknown) => {
      throw new EngineError('ENGINE_BAD_QUERY', `The body is no JSON: ${(cause as Error).message}.`, { cause });
    });
    const answer = await engine.query(parseQuery(body), c.env.principal, c.req.raw.signal);
    // c.json would drop nothing here, but the exact numbers need this very JSON.stringify.
    return c.body(JSON.stringify(answer.map(frameToJson)), 200, { 'content-type': 'application/json' });
  });
}
