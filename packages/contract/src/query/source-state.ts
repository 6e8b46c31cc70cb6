import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const SOURCE_STATE_STATISTICS = ['all', 'lag', 'age', 'failing'] as const;
export type SourceStateStatistic = (typeof SOURCE_STATE_STATISTICS)[number];

export const sourceStateQuerySchema = z.strictObject({
  queryType: z.literal('source-state'),
  /** Every question has a range; the state is always that of now. */
  ...questionFields,
  asOf: z.undefined({ error: 'How sources were at another time is not kept: leave it out.' }).optional(),
  /** Which figure of each source. Absent: a table of all; from an alert rule the `lag`. */
  statistic: z.enum(SOURCE_STATE_STATISTICS).optional(),
  /** Names of sources, as in docs/sources. Absent: all. */
  sources: z.array(z.string()).optional(),
  /** Whether those are shown too that are not collected, with the reason. */
  off: z.boolean().default(false),
});

export type SourceStateQuery = z.output<typeof sourceStateQuerySchema>;
