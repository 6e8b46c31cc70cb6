import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const RECONCILIATION_STATISTICS = ['all', 'mismatch', 'unchecked'] as const;
export type ReconciliationStatistic = (typeof RECONCILIATION_STATISTICS)[number];

export const reconciliationQuerySchema = z.strictObject({
  queryType: z.literal('reconciliation'),
  /** Months that the range touches. */
  ...questionFields,
  /** Which figure of each source. Absent: a table of all months; from an alert rule the `mismatch` of closed months. */
  statistic: z.enum(RECONCILIATION_STATISTICS).optional(),
});

export type ReconciliationQuery = z.output<typeof reconciliationQuerySchema>;
