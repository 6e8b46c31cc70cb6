import { COST_METRICS, isDimension } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const dimensionSchema = z
  .custom<Dimension>((value) => typeof value === 'string' && isDimension(value), {
    error: (issue) =>
      `Unknown dimension ${JSON.stringify(issue.input)}. Use a FOCUS column such as "ServiceName" or "SubAccountId", or a tag as "Tags.<key>".`,
  })
  .meta({ type: 'string', example: 'ServiceName' });

const filterSchema = z.strictObject({
  dimension: dimensionSchema,
  op: z.enum(['in', 'not-in']).default('in'),
  /** null stands for "absent". An empty list filters nothing. */
  values: z.array(z.string().nullable()),
});

/** What every question about cost has; its time range is over ChargePeriodStart. */
export const costFields = {
  ...questionFields,
  metric: z.enum(COST_METRICS).default('BilledCost'),
  groupBy: z.array(dimensionSchema).max(4).default([]),
  filters: z.array(filterSchema).default([]),
};
