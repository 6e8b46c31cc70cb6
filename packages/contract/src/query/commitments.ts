import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const COMMITMENT_STATISTICS = ['all', 'by-day', 'utilization', 'days-left'] as const;
export type CommitmentStatistic = (typeof COMMITMENT_STATISTICS)[number];

export const commitmentsQuerySchema = z.strictObject({
  queryType: z.literal('commitments'),
  /** Days whose use is told. */
  ...questionFields,
  /** Which figure. Absent: a table of all commitments; from an alert rule the `days-left` of each. */
  statistic: z.enum(COMMITMENT_STATISTICS).optional(),
});

export type CommitmentsQuery = z.output<typeof commitmentsQuerySchema>;
