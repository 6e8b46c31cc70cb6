import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { securityFindingsResponseSchema } from '@smartcloudops/contract';
import type { SecurityFindingsQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { asOf, connections, list, moment, momentText, rangeOf } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 30;

const of = (what: string) => list.optional().meta({ description: `${what}; default: all.` });

const route = createRoute({
  method: 'get',
  path: '/api/v1/security-findings',
  summary: 'Security findings: what is open and for how long, what it could cost, how fast it is closed, rules kept',
  request: {
    query: z.object({
      connections,
      accounts: of('SubAccountId'),
      regions: of('RegionId'),
      severities: of('CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL'),
      products: of('Who found it'),
      topN: z.coerce.number().int().min(1).max(1000).optional(),
      from: moment
        .optional()
        .meta({ description: `First day of trend and closing. Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      asOf,
    }),
  },
  responses: answers(securityFindingsResponseSchema, 'Open findings, their trend, exposure and compliance'),
});

export function addSecurityFindings(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(route, async (c) => {
    const { from, to, connections: asked, asOf: then, ...filters } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'security-findings',
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...filters,
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as SecurityFindingsQuery;
    const input = { query, connections: scopeOf(c.env.principal, asked) };
    return c.json(await reader.json<'security-findings'>(input, { signal: c.req.raw.signal }), 200);
  });
}
