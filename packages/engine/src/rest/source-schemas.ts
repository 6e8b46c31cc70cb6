import { z } from '@hono/zod-openapi';

const moment = z.iso.datetime().nullable();

export const sourceStatus = z
  .object({
    source: z.string(),
    title: z.string(),
    area: z.enum(['cost', 'performance', 'ml', 'security', 'advice']),
    delivers: z.enum(['charges', 'measurements', 'items']),
    state: z.enum(['off', 'waiting', 'running', 'done', 'partial', 'denied', 'not-enabled', 'cap-reached', 'failed']),
    message: z.string().nullable(),
    code: z.string().nullable(),
    missing: z.array(z.string()),
    lastSuccess: moment,
    lastAttempt: moment,
    nextRun: moment,
    lagSeconds: z.number().int().nullable(),
    stored: z.number().int(),
    callsThisMonth: z.number().int(),
    spentThisMonth: z.string(),
    price: z.string().nullable(),
    freshness: z.object({ updatedEveryHours: z.number(), delayHours: z.number() }),
    accuracy: z.string(),
  })
  .meta({
    description:
      'One source: `missing` names the permissions that it lacks, `lagSeconds` how long it is overdue, `price` US dollars of its dearest call or null.',
  });

/** How collecting from one source went. */
export const sourceReport = z.object({
  connection: z.string(),
  source: z.string(),
  state: z.enum(['done', 'partial', 'denied', 'not-enabled', 'cap-reached', 'busy', 'failed']),
  stored: z.number().int(),
  calls: z.number().int(),
  callsThisMonth: z.number().int(),
  spent: z.string(),
  code: z.string().nullable(),
  problems: z.array(
    z.object({
      kind: z.string(),
      scope: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      missing: z.string().nullable(),
    })
  ),
  missing: z.array(z.string()),
  message: z.string(),
});
