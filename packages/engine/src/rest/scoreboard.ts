import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { scoreboardResponseSchema } from '@smartcloudops/contract';
import type { ForecastScoreboardQuery } from '@smartcloudops/contract';
import { DAY_MS, periodStart } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { momentText, scoreboardParameters } from './parameters.ts';
import { answers } from './route.ts';

/** As far back as forecasts are judged. */
const BOARD_DAYS = 200;

const scoreboardRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/forecast/scoreboard',
  summary: 'How good the forecasts were that were shown, by group and by how far they looked ahead',
  request: { query: scoreboardParameters },
  responses: answers(scoreboardResponseSchema, 'One row per group, horizon and evidence, the total first'),
});

export function addScoreboard(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(scoreboardRoute, async (c) => {
    const { from, to, filter, connections, asOf, ...rest } = c.req.valid('query');
    const end = to === undefined ? clock() : Date.parse(momentText(to));
    const iso = (at: number) => new Date(at).toISOString();
    const query = parseQuery({
      queryType: 'forecast-scoreboard',
      ...rest,
      filters: parseFilters(filter),
      timeRange: {
        from: from === undefined ? iso(periodStart(end - BOARD_DAYS * DAY_MS, 'day')) : momentText(from),
        to: iso(end),
      },
      ...(asOf === undefined ? {} : { asOf: momentText(asOf) }),
    }) as ForecastScoreboardQuery;
    const scope = scopeOf(c.env.principal, connections);
    return c.json(await reader.json<'forecast-scoreboard'>({ query, connections: scope }), 200);
  });
}
