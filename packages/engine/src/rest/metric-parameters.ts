import { METRIC_GRAINS } from '@smartcloudops/contract';
import { z } from '@hono/zod-openapi';

import { connections, level, moment } from './parameters.ts';

const which = {
  connections,
  namespace: z.string().optional().meta({ description: 'Kind of thing that is measured.', example: 'AWS/RDS' }),
};
const subject = {
  ...which,
  metricName: z.string().meta({ example: 'CPUUtilization' }),
  aggregation: z
    .string()
    .optional()
    .meta({ description: 'average, sum, maximum, minimum, p99, … Default: the first that is collected.' }),
  label: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({
      description: '`ResourceId=i-1` or `RegionId!=us-east-1`. Repeat it; the same label twice means either.',
      example: 'RegionId=us-east-1',
    }),
  asOf: moment.optional().meta({ description: 'Answer with what was measured until this moment.' }),
};
const to = moment.optional().meta({ description: 'Exclusive. Default: now.' });

export const metricListParameters = z.object({ ...which, metricName: z.string().optional() });

export const metricHistoryParameters = z.object({
  ...subject,
  grain: z.enum(METRIC_GRAINS).default('step'),
  from: moment.optional().meta({ description: 'Default: 7 days before `to`.' }),
  to,
  topN: z.coerce.number().int().min(1).max(500).optional(),
});

export const metricForecastParameters = z.object({
  ...subject,
  from: moment.optional().meta({ description: 'First step to show. Default: 7 days ago.' }),
  to: moment.optional().meta({ description: 'End of the forecast, exclusive. Default: a day after the last value.' }),
  horizon: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .optional()
    .meta({ description: 'Hours to forecast, instead of `to`.' }),
  level,
  topN: z.coerce.number().int().min(1).max(20).optional(),
});

export const capacityParameters = z.object({
  ...subject,
  limit: z.coerce.number().meta({ description: 'In the metric’s unit.' }),
  direction: z.enum(['above', 'below']).default('above').meta({ description: 'Which side of the limit is trouble.' }),
  horizonDays: z.coerce.number().int().min(1).max(180).default(30),
  topN: z.coerce.number().int().min(1).max(500).optional(),
});
