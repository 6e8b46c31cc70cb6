import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { auditResponseSchema } from '@smartcloudops/contract';

import { iso } from '../json/iso.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers, requireAdmin } from './route.ts';

const auditRoute = createRoute({
  method: 'get',
  path: '/api/v1/audit',
  summary: 'Who changed what, newest first; for administrators',
  request: { query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }) },
  responses: answers(auditResponseSchema, 'The last 1000 changes are kept'),
});

export function addAudit(app: OpenAPIHono<RestEnv>, { access }: RestContext): void {
  app.openapi(auditRoute, async (c) => {
    const { principal } = c.env;
    requireAdmin(principal, 'read the audit');
    const entries = await access.audit(principal, c.req.valid('query').limit);
    return c.json({ entries: entries.map((entry) => ({ ...entry, at: iso(entry.at) })) }, 200);
  });
}
