import { z } from 'zod';

import { GRAINS } from './cost.ts';
import { questionFields } from './question-fields.ts';

export const API_SPEND_STATISTICS = ['all', 'spent'] as const;
export type ApiSpendStatistic = (typeof API_SPEND_STATISTICS)[number];

export const apiSpendQuerySchema = z.strictObject({
  queryType: z.literal('api-spend'),
  /** Over the time of the calls. */
  ...questionFields,
  /** `total`: a row per operation. Else the spending over time. */
  grain: z.enum(GRAINS).default('total'),
  /**
   * Which figure. Absent: a table or the spending over time; from an alert rule instead of the table `spent`, one number per
   * connection: what it spent in the range, or in the last period of it.
   */
  statistic: z.enum(API_SPEND_STATISTICS).optional(),
});

export type ApiSpendQuery = z.output<typeof apiSpendQuerySchema>;
