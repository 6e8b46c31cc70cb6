import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  capacityResponseSchema,
  metricForecastResponseSchema,
  metricHistoryResponseSchema,
} from '@smartcloudops/contract';
import type { CapacityQuery, MetricForecastQuery, MetricQuery } from '@smartcloudops/contract';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { metricNames } from '../json/metric-names.ts';
import { parseQuery } from '../parse-query.ts';
import type { RestContext, RestEnv } from './app.ts';
import { parseFilters } from './filters.ts';
import {
  capacityParameters,
  metricForecastParameters,
  metricHistoryParameters,
  metricListParameters,
} from './metric-parameters.ts';
import { momentText } from './parameters.ts';
import { answers } from './route.ts';

const SHOWN_DAYS = 7;

const namesRoute = createRoute({
  method: 'get',
  path: '/api/v1/metrics',
  summary: 'What is measured: metrics, and the labels by which their series differ',
  request: { query: metricListParameters },
  responses: answers(
    z.object({
      metrics: z.array(
        z.object({
          namespace: z.string(),
          metricName: z.string(),
          aggregations: z.array(z.string()),
          unit: z.string().nullable(),
          stepSeconds: z.number(),
          series: z.number().int().meta({ description: 'Of each aggregation, at most.' }),
          from: z.iso.datetime(),
          to: z.iso.datetime(),
          labels: z.record(z.string(), z.array(z.string())).meta({ description: 'Values by label, sorted.' }),
        })
      ),
    }),
    'Sorted by namespace and name'
  ),
});
const historyRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/metrics/history',
  summary: 'What was measured',
  request: { query: metricHistoryParameters },
  responses: answers(metricHistoryResponseSchema, 'The series with the highest mean first'),
});
const forecastRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/metrics/forecast',
  summary: 'How measurements go on, with prediction intervals',
  request: { query: metricForecastParameters },
  responses: answers(metricForecastResponseSchema, 'The forecast, or how much history is lacking'),
});
const capacityRoute = createRoute({
  method: 'get',
  path: '/api/v1/analytics/metrics/capacity',
  summary: 'Which limits will be crossed, how probably and when',
  request: { query: capacityParameters },
  responses: answers(capacityResponseSchema, 'Early warnings, most urgent first, or how much history is lacking'),
});

const iso = (at: number) => new Date(at).toISOString();

/** Label filters as the query model has them. */
const labelsOf = (given: string | readonly string[] | undefined) =>
  parseFilters(given, 'label').map(({ dimension, ...filter }) => ({ label: dimension, ...filter }));

export function addMetrics(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  /** The query of a request, as the query model has it. */
  function parsed<Q>(
    queryType: string,
    given: {
      readonly label?: string | readonly string[] | undefined;
      readonly asOf?: string | undefined;
      readonly connections?: unknown;
    },
    { from, to }: { readonly from: number; readonly to: number }
  ): Q {
    const { label, asOf, connections: _, ...rest } = given;
    return parseQuery({
      queryType,
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      labels: labelsOf(label),
      ...(asOf === undefined ? {} : { asOf: momentText(asOf) }),
      timeRange: { from: iso(from), to: iso(to) },
    }) as Q;
  }
  const momentOf = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : Date.parse(momentText(text));

  app.openapi(namesRoute, async (c) => {
    const { connections, ...which } = c.req.valid('query');
    const records = await reader.metrics({ connections: scopeOf(c.env.principal, connections), ...which });
    return c.json({ metrics: metricNames(records) }, 200);
  });

  app.openapi(historyRoute, async (c) => {
    const { from, to, ...given } = c.req.valid('query');
    const end = momentOf(to, clock());
    const query = parsed<MetricQuery>('metric', given, { from: momentOf(from, end - SHOWN_DAYS * DAY_MS), to: end });
    const asked = { query, connections: scopeOf(c.env.principal, given.connections) };
    return c.json(await reader.json<'metric'>(asked, { signal: c.req.raw.signal }), 200);
  });

  app.openapi(forecastRoute, async (c) => {
    const { from, to, level, ...given } = c.req.valid('query');
    const start = momentOf(from, clock() - SHOWN_DAYS * DAY_MS);
    const query = parsed<MetricForecastQuery>(
      'metric-forecast',
      { ...given, ...(level === undefined ? {} : { level: level.map(Number) }) },
      { from: start, to: momentOf(to, Math.max(start + HOUR_MS, clock())) }
    );
    const asked = { query, connections: scopeOf(c.env.principal, given.connections) };
    return c.json(await reader.json<'metric-forecast'>(asked, { signal: c.req.raw.signal }), 200);
  });

  app.openapi(capacityRoute, async (c) => {
    const given = c.req.valid('query');
    const now = clock();
    const query = parsed<CapacityQuery>('capacity', given, { from: now - HOUR_MS, to: now });
    const asked = { query, connections: scopeOf(c.env.principal, given.connections) };
    return c.json(await reader.json<'capacity'>(asked, { signal: c.req.raw.signal }), 200);
  });
}
