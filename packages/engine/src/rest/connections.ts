import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { moneySchema } from '@smartcloudops/contract';
import { parseDecimal } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import type { Principal } from '../engine.ts';
import { metricState, metricStateJson } from '../health/metric-state.ts';
import { sourceState } from '../health/source-state.ts';
import { sourceStatuses } from '../health/source-status.ts';
import { optionalIso } from '../json/iso.ts';
import { money } from '../json/money.ts';
import { collectReportJson } from '../json/collect-report.ts';
import { sourceStatusJson } from '../json/source-status.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers, requireEditor } from './route.ts';
import { sourceReport, sourceStatus } from './source-schemas.ts';

const connection = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['demo', 'aws', 'files']).nullable(),
  problem: z.string().nullable(),
});
const moment = z.iso.datetime().nullable();
const source = z.object({
  connection: z.string(),
  coverage: z.object({ from: moment, to: moment }).nullable(),
  rows: z.number().int(),
  running: z.boolean(),
  lastSuccess: moment,
  lastAttempt: moment,
  nextRun: moment,
  lastReport: z.object({ state: z.string(), message: z.string(), code: z.string().nullable() }).nullable(),
  month: z
    .object({ billedCalls: z.number().int(), spent: moneySchema, currency: z.literal('USD'), real: z.boolean() })
    .meta({
      description:
        'Billable AWS calls of this calendar month. `real` is false for the demo: its AWS is simulated and no money flows.',
    }),
  metrics: z
    .object({
      series: z.number().int(),
      coverage: z.object({ from: moment, to: moment }).nullable(),
      running: z.boolean(),
      lastSuccess: moment,
      lastAttempt: moment,
      nextRun: moment,
      lastReport: z.object({ state: z.string(), message: z.string(), code: z.string().nullable() }).nullable(),
      month: z.object({ freeCalls: z.number().int(), allowance: z.number().int() }),
    })
    .meta({ description: 'Measurements of machines: a source of its own, which fails and succeeds by itself.' }),
  sources: z
    .array(sourceStatus)
    .meta({ description: 'Every source there is, those that are off too, with the reason.' }),
});
const state = z.enum(['done', 'cap-reached', 'busy', 'failed']);
const metricReport = z.object({
  connection: z.string(),
  state,
  metrics: z.number().int(),
  values: z.number().int(),
  calls: z.number().int(),
  callsThisMonth: z.number().int(),
  message: z.string(),
});
const report = z.object({
  connection: z.string(),
  state,
  rows: z.number().int(),
  billedCalls: z.number().int(),
  spent: z.string(),
  message: z.string(),
  metrics: metricReport.optional().meta({ description: 'Of the measurements, which come after the charges.' }),
  sources: z.array(sourceReport).optional().meta({ description: 'Of the other sources, which come last.' }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/connections',
  summary: 'Connections that the caller may read',
  responses: answers(z.object({ connections: z.array(connection) }), 'Connections, without secrets'),
});
const stateRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources/state',
  summary: 'What is collected, when it was and will be, and what it cost',
  responses: answers(z.object({ sources: z.array(source) }), 'One entry per connection'),
});
const collectRoute = createRoute({
  method: 'post',
  path: '/api/v1/collect',
  summary: 'Collect now, within the budget',
  request: { query: z.object({ connection: z.string().optional() }) },
  responses: answers(z.object({ reports: z.array(report) }), 'One report per connection'),
});

export function addConnections(app: OpenAPIHono<RestEnv>, rest: RestContext): void {
  const { engine } = rest;
  const visible = async ({ connections: allowed }: Principal) =>
    (await engine.connections()).filter(({ id }) => allowed === null || allowed.includes(id));

  app.openapi(listRoute, async (c) => c.json({ connections: await visible(c.env.principal) }, 200));

  app.openapi(stateRoute, async (c) => {
    const sources = (await visible(c.env.principal)).map(async ({ id, kind }) => {
      const one = (await rest.answers.connections(null)).find((connection) => connection.id === id);
      const settings = one?.kind === 'open' ? one.settings : null;
      const [charges, metrics, statuses] = await Promise.all([
        sourceState(rest, settings ?? { id, name: id, kind: 'aws' }),
        metricState(rest, id),
        settings ? sourceStatuses(rest, settings) : [],
      ]);
      const { record, coverage, rows, running, nextRun, billedCalls, spent } = charges;
      return {
        connection: id,
        coverage: coverage && { from: optionalIso(coverage.from), to: optionalIso(coverage.to) },
        rows,
        running,
        lastSuccess: optionalIso(record?.lastSuccess ?? null),
        lastAttempt: optionalIso(record?.lastAttempt ?? null),
        nextRun: optionalIso(nextRun),
        lastReport: record && { state: record.report.state, message: record.report.message, code: record.code },
        month: {
          billedCalls,
          spent: money(parseDecimal(spent) ?? 0n),
          currency: 'USD' as const,
          real: kind !== 'demo',
        },
        metrics: metricStateJson(metrics),
        sources: statuses.map(sourceStatusJson),
      };
    });
    return c.json({ sources: await Promise.all(sources) }, 200);
  });

  app.openapi(collectRoute, async (c) => {
    const { principal } = c.env;
    requireEditor(principal, 'start a collection, which may cost money');
    const { connection: asked } = c.req.valid('query');
    const ids =
      asked === undefined
        ? (await visible(principal)).flatMap(({ id, kind }) => (kind === 'files' ? [] : [id]))
        : [...(scopeOf(principal, [asked]) ?? [])];
    const reports = await Promise.all(ids.map((id) => engine.collect(id)));
    return c.json({ reports: reports.map(collectReportJson) }, 200);
  });
}
