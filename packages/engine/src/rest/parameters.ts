import { GRAINS, SCOREBOARD_HORIZONS } from '@smartcloudops/contract';
import { COST_METRICS, DAY_MS, periodStart } from '@smartcloudops/focus';
import { z } from '@hono/zod-openapi';

/** A parameter that may come several times, and may hold several values with commas between. */
export const list = z.union([z.string(), z.array(z.string())]).transform((given) =>
  [given]
    .flat()
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '')
);

export const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .meta({ description: 'ISO 8601, or a day (its start, UTC).', example: '2024-09-01' });

const metric = z.enum(COST_METRICS).default('BilledCost');
const groupBy = list
  .optional()
  .meta({ description: 'Up to four dimensions: ServiceName,Tags.team', example: 'ServiceName' });
export const connections = list
  .optional()
  .meta({ description: 'Connections to read; default: all that the caller may see.' });

const filter = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .meta({
    description:
      '`ServiceName=Amazon S3` or `SubAccountId!=123`. Repeat it; the same dimension twice means either. `Tags.team=` is absent.',
    example: 'ServiceName=Amazon S3',
  });

/** What every question about cost may be asked with. */
export const costParameters = { metric, groupBy, connections, filter };
export const level = list
  .optional()
  .meta({ description: 'Levels of the intervals, 0 to 1. Default 0.8,0.95.', example: '0.8,0.95' });
export const topN = z.coerce.number().int().min(1).max(100).optional();
export const asOf = moment.optional().meta({ description: 'Answer with what was known at this moment.' });
export const step = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .meta({
    description:
      'A change of the daily cost that is known beforehand, `date:change` or `date:change:label`. Repeat it.',
    example: '2026-12-01:120.50:Savings Plan expires',
  });

export const currentParameters = z.object({ metric, groupBy, connections, filter });

export const historyParameters = z.object({
  metric,
  groupBy,
  connections,
  filter,
  grain: z.enum(GRAINS).default('day'),
  from: moment.optional().meta({ description: 'Default: 30 days before `to`.' }),
  to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
  topN: z.coerce.number().int().min(1).max(1000).optional(),
  asOf: moment.optional().meta({ description: 'Answer with what was known at this moment.' }),
});

export const forecastParameters = z.object({
  metric,
  groupBy,
  connections,
  filter,
  from: moment.optional().meta({ description: 'First day to show. Default: start of the month.' }),
  to: moment.optional().meta({ description: 'Last day, exclusive; at least the end of the month is forecast.' }),
  level,
  topN,
  step,
});

export const scoreboardParameters = z.object({
  metric,
  groupBy: list
    .optional()
    .meta({ description: 'Groups beside the total. Default ServiceName.', example: 'ServiceName' }),
  connections,
  filter,
  horizon: z.enum(SCOREBOARD_HORIZONS).default('all').meta({ description: 'Single days, the month’s total, or both.' }),
  from: moment.optional().meta({ description: 'First day that was forecast. Default: 200 days before `to`.' }),
  to: moment.optional().meta({ description: 'Exclusive. Default: now.' }),
  asOf: moment.optional().meta({ description: 'Answer with what was known at this moment.' }),
});

export const valuesParameters = z.object({
  connections,
  from: moment.optional(),
  to: moment.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
  search: z.string().optional(),
});

/** Day or moment as ISO 8601 with a time. */
export function momentText(text: string): string {
  return text.includes('T') ? text : `${text}T00:00:00Z`;
}

/** A range of a query; without a start, so many whole days before its end. */
export function rangeOf(
  from: string | undefined,
  to: string | undefined,
  now: number,
  days: number
): { readonly from: string; readonly to: string } {
  const end = to === undefined ? now : Date.parse(momentText(to));
  return {
    from: from === undefined ? new Date(periodStart(end - days * DAY_MS, 'day')).toISOString() : momentText(from),
    to: new Date(end).toISOString(),
  };
}
