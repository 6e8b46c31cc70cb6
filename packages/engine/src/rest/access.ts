import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ACCESS_ROLES,
  accessPreviewSchema,
  accessScopesRequestSchema,
  accessScopesResponseSchema,
  accessSeenSchema,
} from '@smartcloudops/contract';
import type { AccessSeen } from '@smartcloudops/contract';
import { DAY_MS } from '@smartcloudops/focus';

import { accessOf, teamsOf } from '../access/policy/access-of.ts';
import type { Access } from '../access/policy/access-of.ts';
import type { Principal } from '../engine.ts';
import type { RestContext, RestEnv } from './app.ts';
import { addAudit } from './audit.ts';
import { list } from './parameters.ts';
import { answers, requireAdmin } from './route.ts';

const SCOPES = '/api/v1/access/scopes';

const meRoute = createRoute({
  method: 'get',
  path: '/api/v1/access/me',
  summary: 'What the caller may see, and why',
  responses: answers(accessSeenSchema, 'Everything, some rows, or nothing'),
});
const getRoute = createRoute({
  method: 'get',
  path: SCOPES,
  summary: 'Who may see which rows; for administrators',
  responses: answers(accessScopesResponseSchema, 'All scopes'),
});
const putRoute = createRoute({
  method: 'put',
  path: SCOPES,
  summary: 'Write who may see which rows; for administrators. It holds at once',
  request: { body: { required: true, content: { 'application/json': { schema: accessScopesRequestSchema } } } },
  responses: answers(accessScopesResponseSchema, 'The scopes as they are kept'),
});
const previewRoute = createRoute({
  method: 'get',
  path: '/api/v1/access/preview',
  summary: 'What somebody else would see; for administrators',
  request: {
    query: z.object({
      user: z.string().min(1).meta({ description: 'Login, or the name of a token.', example: 'vera' }),
      role: z.enum(ACCESS_ROLES).default('viewer'),
      team: list.optional().meta({ description: 'Teams beside those that the scopes list.' }),
      kind: z.enum(['person', 'alerts', 'public-dashboards']).default('person'),
    }),
  },
  responses: answers(accessPreviewSchema, 'The same as /api/v1/access/me says to them, and accounts that they see'),
});

const PREVIEW_DAYS = 30;
const PREVIEW_ACCOUNTS = 100;
const ACTION = 'read or write who may see what';

export function addAccess(app: OpenAPIHono<RestEnv>, rest: RestContext): void {
  const { access, clock } = rest;

  /** Scopes that cannot be read are told of as the reason why nothing is seen. */
  const teams = async (principal: Principal) =>
    access.policy(principal).then(
      ({ policy }) => [...teamsOf(policy, principal)],
      () => []
    );
  const seenBy = async (principal: Principal, seen: Access): Promise<AccessSeen> => ({
    caller: {
      name: principal.name,
      role: principal.role,
      teams: await teams(principal),
      kind: principal.kind ?? 'person',
    },
    sees: seen.sees,
    why: seen.why,
    scopes: [...seen.scopes],
    rows:
      seen.sees === 'everything'
        ? null
        : seen.sees === 'rows'
          ? (structuredClone([...seen.scope.clauses]) as AccessSeen['rows'])
          : [],
  });

  app.openapi(meRoute, async (c) => {
    const { principal } = c.env;
    return c.json(await seenBy(principal, await access.of(principal)), 200);
  });
  app.openapi(getRoute, async (c) => {
    requireAdmin(c.env.principal, ACTION);
    return c.json(await access.policy(c.env.principal), 200);
  });
  app.openapi(putRoute, async (c) => {
    requireAdmin(c.env.principal, ACTION);
    const { version, policy } = c.req.valid('json');
    return c.json(await access.put(c.env.principal, { version, policy }), 200);
  });
  app.openapi(previewRoute, async (c) => {
    requireAdmin(c.env.principal, ACTION);
    const { user, role, team = [], kind } = c.req.valid('query');
    const { realm, connections } = c.env.principal;
    const other: Principal = { name: user, role, teams: team, kind, connections, ...(realm ? { realm } : {}) };
    const seen = accessOf((await access.policy(other)).policy, other);
    const to = clock();
    const range = { from: to - PREVIEW_DAYS * DAY_MS, to, limit: PREVIEW_ACCOUNTS };
    const accounts = await access.accounts(seen, { connections, ...range });
    return c.json({ ...(await seenBy(other, seen)), accounts: [...accounts] }, 200);
  });
  addAudit(app, rest);
}
