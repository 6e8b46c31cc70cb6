import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { sourcesPolicyResponseSchema, sourcesResponseSchema } from '@smartcloudops/contract';
import type { SourcesPolicyResponse, SourcesResponse } from '@smartcloudops/contract';

import { iamPolicy, sourceFacts } from '../collecting/sources/iam-policy.ts';
import type { RestEnv } from './app.ts';
import { list } from './parameters.ts';
import { answers } from './route.ts';

const sourcesRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  summary: 'Every source there is: what it gives, what it may do, what it costs, how fresh and exact it is',
  responses: answers(sourcesResponseSchema, 'The same for every connection'),
});
const policyRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources/policy',
  summary: 'The IAM policy that allows what the sources call and nothing else',
  request: {
    query: z.object({
      sources: list
        .optional()
        .meta({ description: 'Names of sources; default: all.', example: 'cost-explorer,cloudwatch' }),
    }),
  },
  responses: answers(sourcesPolicyResponseSchema, 'Ready to be attached to a user or role'),
});

/** What a source takes is told before it is switched on; nothing of this depends on a connection. */
export function addSources(app: OpenAPIHono<RestEnv>): void {
  app.openapi(sourcesRoute, (c) => c.json(structuredClone({ sources: sourceFacts() }) as SourcesResponse, 200));
  app.openapi(policyRoute, (c) =>
    c.json(structuredClone(iamPolicy(c.req.valid('query').sources)) as SourcesPolicyResponse, 200)
  );
}
