import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { currentResponseSchema, forecastResponseSchema, historyResponseSchema } from '@smartcloudops/contract';
import type { CostForecastQuery, CostQuery } from '@smartcloudops/contract';
import { DAY_MS, periodEnd, periodStart } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import { currentParameters, forecastParameters, historyParameters, momentText } from './parameters.ts';
import { answers } from './route.ts';
import { parseSteps } from './steps.ts';

const HISTORY_DAYS = 30;

const currentRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/current',
  summary: 'Month to date, beside the same stretch of the month before',
  request: { query: currentParameters },
  responses: answers(currentResponseSchema, 'The month so far'),
});
const historyRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/history',
  summary: 'Cost by any dimensions and periods',
  request: { query: historyParameters },
  responses: answers(historyResponseSchema, 'Most expensive group first'),
});
const forecastRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/cost/forecast',
  summary: 'Days to come and the month’s end, with prediction intervals',
  request: { query: forecastParameters },
  responses: answers(forecastResponseSchema, 'The forecast, or how much history is lacking'),
});

const iso = (at: number) => new Date(at).toISOString();

export function addAnalytics(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(currentRoute, async (c) => {
    const { metric, groupBy = [], filter, connections } = c.req.valid('query');
    const now = clock();
    const query = parseQuery({
      queryType: 'cost',
      metric,
      groupBy,
      filters: parseFilters(filter),
      timeRange: { from: iso(periodStart(now, 'month')), to: iso(periodEnd(now, 'month')) },
    }) as CostQuery;
    return c.json(await reader.current({ question: query, connections: scopeOf(c.env.principal, connections) }), 200);
  });

  app.openapi(historyRoute, async (c) => {
    const { from, to, filter, connections, asOf, groupBy = [], ...rest } = c.req.valid('query');
    const end = to === undefined ? clock() : Date.parse(momentText(to));
    const query = parseQuery({
      queryType: 'cost',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      timeRange: {
        from: from === undefined ? iso(periodStart(end - HISTORY_DAYS * DAY_MS, 'day')) : momentText(from),
        to: iso(end),
      },
      ...(asOf === undefined ? {} : { asOf: momentText(asOf) }),
    }) as CostQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'cost'>(asked, { signal: c.req.raw.signal }), 200);
  });

  app.openapi(forecastRoute, async (c) => {
    const { from, to, filter, connections, level, groupBy = [], step, ...rest } = c.req.valid('query');
    const now = clock();
    const query = parseQuery({
      queryType: 'cost-forecast',
      ...rest,
      groupBy,
      filters: parseFilters(filter),
      ...(level === undefined ? {} : { level: level.map(Number) }),
      ...(step === undefined ? {} : { steps: parseSteps(step) }),
      timeRange: {
        from: from === undefined ? iso(periodStart(now, 'month')) : momentText(from),
        to: to === undefined ? iso(periodEnd(now, 'month')) : momentText(to),
      },
    }) as CostForecastQuery;
    const asked = { query, connections: scopeOf(c.env.principal, connections) };
    return c.json(await reader.json<'cost-forecast'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
