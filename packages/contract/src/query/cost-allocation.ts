import { z } from 'zod';

import { costFields } from './cost-fields.ts';
import { GRAINS } from './cost.ts';

export const ALLOCATION_STATISTICS = ['all', 'total', 'unallocated-share'] as const;
export type AllocationStatistic = (typeof ALLOCATION_STATISTICS)[number];

export const costAllocationQuerySchema = z.strictObject({
  queryType: z.literal('cost-allocation'),
  ...costFields,
  /** Name of the allocation rules that say whose a charge is. */
  allocation: z.string().min(1),
  /** `total`: one row per name. Else the cost that each bears over time. */
  grain: z.enum(GRAINS).default('total'),
  /** Which figure of the whole range, with grain `total`. Absent: all; from an alert rule the share that has no owner. */
  statistic: z.enum(ALLOCATION_STATISTICS).optional(),
});

export type CostAllocationQuery = z.output<typeof costAllocationQuerySchema>;
