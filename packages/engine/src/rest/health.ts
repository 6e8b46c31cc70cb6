import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';

import type { RestContext, RestEnv } from './app.ts';
import { answers } from './route.ts';

const healthRoute = createRoute({
  method: 'get',
  path: '/api/v1/health',
  summary: 'Whether the process answers, and how each connection is that the caller may see',
  security: [],
  responses: answers(
    z.object({
      status: z.enum(['ok', 'error']),
      connections: z.array(
        z.object({
          id: z.string(),
          status: z.enum(['ok', 'error']),
          message: z.string(),
          details: z.record(z.string(), z.unknown()),
        })
      ),
    }),
    '`error` when any connection needs attention'
  ),
});

export function addHealth(app: OpenAPIHono<RestEnv>, { engine }: RestContext): void {
  app.openapi(healthRoute, async (c) => {
    const { connections: allowed } = c.env.principal;
    const visible = (await engine.connections()).filter(({ id }) => allowed === null || allowed.includes(id));
    const connections = await Promise.all(
      visible.map(async ({ id }) => ({ id, ...(await engine.health(id, c.req.raw.signal)) }))
    );
    return c.json(
      { status: connections.some(({ status }) => status === 'error') ? 'error' : 'ok', connections } as const,
      200
    );
  });
}
