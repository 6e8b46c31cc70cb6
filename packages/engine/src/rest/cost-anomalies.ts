import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { costAnomaliesResponseSchema } from '@smartcloudops/contract';
import type { CostAnomaliesQuery } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { asOf, costParameters, moment, momentText, rangeOf, topN } from './parameters.ts';
import { answers } from './route.ts';

const DEFAULT_DAYS = 60;

const anomaliesRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/anomalies',
  summary: 'Days on which more, or less, was spent than expected, and where it came from',
  request: {
    query: z.object({
      ...costParameters,
      from: moment.optional().meta({ description: `Default: ${DEFAULT_DAYS} days before \`to\`.` }),
      to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
      minImpact: z.coerce.number().nonnegative().optional().meta({ description: 'Money; smaller ones are left out.' }),
      falseAlarmRate: z.coerce
        .number()
        .optional()
        .meta({ description: 'Share of ordinary days that may be called anomalous. Default 0.01.' }),
      causes: z.enum(['true', 'false']).optional().meta({ description: 'Look for causes. Default true.' }),
      topN,
      asOf,
    }),
  },
  responses: answers(
    costAnomaliesResponseSchema,
    'Anomalies and the days they are seen in, or how much history is lacking'
  ),
});

export function addCostAnomalies(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(anomaliesRoute, async (c) => {
    const { from, to, filter, connections, groupBy = [], causes, asOf: then, ...rest } = c.req.valid('query');
    const query = parseQuery({
      queryType: 'cost-anomalies',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      ...(causes === undefined ? {} : { causes: causes === 'true' }),
      timeRange: rangeOf(from, to, clock(), DEFAULT_DAYS),
      ...(then === undefined ? {} : { asOf: momentText(then) }),
    }) as CostAnomaliesQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'cost-anomalies'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
