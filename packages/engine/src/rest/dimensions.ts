import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { DAY_MS, DIMENSIONS, isDimension, JOINED_DIMENSIONS } from '@smartcloudops/focus';

import { scopeOf } from '../answers/scope.ts';
import { EngineError } from '../errors.ts';
import type { RestContext, RestEnv } from './app.ts';
import { momentText, valuesParameters } from './parameters.ts';
import { answers } from './route.ts';

/** Without a range, values of the last thirteen months are offered. */
const DEFAULT_DAYS = 396;

const dimensionsRoute = createRoute({
  method: 'get',
  path: '/api/v1/dimensions',
  summary: 'Names by which cost can be grouped and filtered; tags come as Tags.<key>',
  responses: answers(z.object({ dimensions: z.array(z.string()) }), 'FOCUS columns'),
});
const valuesRoute = createRoute({
  method: 'get',
  path: '/api/v1/dimensions/{name}/values',
  summary: 'Values of a dimension, most expensive first; null is absent',
  request: { params: z.object({ name: z.string() }), query: valuesParameters },
  responses: answers(
    z.object({
      dimension: z.string(),
      values: z.array(z.string().nullable()),
      names: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: 'What people call the values of SubAccountId, as far as it is known.' }),
    }),
    'Values'
  ),
});
const tagsRoute = createRoute({
  method: 'get',
  path: '/api/v1/tags',
  summary: 'Tag keys that charges carry',
  responses: answers(
    z.object({
      keys: z.array(z.string()),
      active: z.array(z.string()).meta({ description: 'Keys that the provider puts on charges, as far as it tells.' }),
      inactive: z.array(z.string()).meta({ description: 'Keys that it knows and does not put on charges.' }),
    }),
    'Keys, sorted'
  ),
});

export function addDimensions(app: OpenAPIHono<RestEnv>, { answers: reader, clock }: RestContext): void {
  app.openapi(dimensionsRoute, (c) => c.json({ dimensions: [...DIMENSIONS, ...JOINED_DIMENSIONS] }, 200));

  app.openapi(valuesRoute, async (c) => {
    const { name } = c.req.valid('param');
    const { connections, from, to, limit, search } = c.req.valid('query');
    if (!isDimension(name)) {
      throw new EngineError(
        'ENGINE_BAD_REQUEST',
        `There is no dimension "${name}". GET /api/v1/dimensions lists them; a tag is "Tags.<key>".`,
        {
          fields: [{ field: 'name', message: 'There is no such dimension.' }],
        }
      );
    }
    const end = to === undefined ? clock() : Date.parse(momentText(to));
    const scope = scopeOf(c.env.principal, connections);
    const values = await reader.dimensionValues({
      connections: scope,
      dimension: name,
      from: from === undefined ? end - DEFAULT_DAYS * DAY_MS : Date.parse(momentText(from)),
      to: end,
      limit,
      ...(search ? { search } : {}),
    });
    if (name !== 'SubAccountId') return c.json({ dimension: name, values: [...values] }, 200);
    const names = await reader.accountNames({ connections: scope, ids: values.filter((id) => id !== null) });
    return c.json({ dimension: name, values: [...values], names: { ...names } }, 200);
  });

  app.openapi(tagsRoute, async (c) => {
    const scope = { connections: scopeOf(c.env.principal, null) };
    const [keys, { active, inactive }] = await Promise.all([reader.tagKeys(scope), reader.activatedTags(scope)]);
    return c.json({ keys: [...keys], active: [...active], inactive: [...inactive] }, 200);
  });
}
