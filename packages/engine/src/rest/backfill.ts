import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { backfillResponseSchema } from '@smartcloudops/contract';

import { scopeOf } from '../answers/scope.ts';
import type { Principal } from '../engine.ts';
import { EngineError } from '../errors.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers, requireEditor } from './route.ts';

const PATH = '/api/v1/sources/backfill';
const connection = z.string().optional().meta({ description: 'Default: the only one that is collected.' });
const months = z.coerce.number().int().meta({
  description: 'Whole calendar months before this one: up to 13 by day, up to 38 by whole months.',
  example: 13,
});

const askRoute = createRoute({
  method: 'get',
  path: PATH,
  summary: 'What a backfill would cost, and how far the last one is; asks AWS nothing',
  request: { query: z.object({ connection, months: months.optional() }) },
  responses: answers(backfillResponseSchema, 'The quote when `months` is given, and the progress'),
});
const startRoute = createRoute({
  method: 'post',
  path: PATH,
  summary: 'Collect history, within the budget; it survives restarts and waits for the next month when it must',
  request: { query: z.object({ connection, months }) },
  responses: answers(backfillResponseSchema, 'The progress'),
});
const cancelRoute = createRoute({
  method: 'delete',
  path: PATH,
  summary: 'Stop collecting history; what was stored stays',
  request: { query: z.object({ connection }) },
  responses: answers(backfillResponseSchema, 'The progress'),
});

export function addBackfill(app: OpenAPIHono<RestEnv>, { engine, runs, logger }: RestContext): void {
  async function chosen(principal: Principal, asked: string | undefined): Promise<string> {
    if (asked !== undefined) return scopeOf(principal, [asked])?.[0] ?? asked;
    const allowed = principal.connections;
    const known = await engine.connections();
    const [only, ...others] = known.filter(
      ({ id, kind }) => kind !== 'files' && (allowed === null || allowed.includes(id))
    );
    if (only && others.length === 0) return only.id;
    const message = only
      ? `Name one of ${[only, ...others].map(({ id }) => id).join(', ')}.`
      : 'There is no connection that is collected.';
    throw new EngineError('ENGINE_BAD_REQUEST', `The parameter "connection" is missing. ${message}`, {
      fields: [{ field: 'connection', message }],
    });
  }

  app.openapi(askRoute, async (c) => {
    const { connection: asked, months: wanted } = c.req.valid('query');
    return c.json(await engine.backfill.ask(await chosen(c.env.principal, asked), wanted), 200);
  });
  app.openapi(startRoute, async (c) => {
    requireEditor(c.env.principal, 'start a backfill, which costs money');
    const { connection: asked, months: wanted } = c.req.valid('query');
    const id = await chosen(c.env.principal, asked);
    const started = await engine.backfill.start(id, wanted);
    // Whoever collects for it already works on it as well; the schedule does when this does not come to its end.
    runs.charges.collect(id).catch((error: unknown) => {
      logger.warn({ connection: id, error: String(error) }, 'The backfill goes on with the next collection');
    });
    return c.json(started, 200);
  });
  app.openapi(cancelRoute, async (c) => {
    requireEditor(c.env.principal, 'stop a backfill');
    const { connection: asked } = c.req.valid('query');
    return c.json(await engine.backfill.cancel(await chosen(c.env.principal, asked)), 200);
  });
}
