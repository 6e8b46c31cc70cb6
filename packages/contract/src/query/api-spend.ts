import { z } from 'zod';

import { GRAINS } from './cost.ts';
import { questionFields } from './question-fields.ts';

export const apiSpendQuerySchema = z.strictObject({
  queryType: z.literal('api-spend'),
  /** Over the time of the calls. */
  ...questionFields,
  /** `total`: a row per operation. Else the spending over time. */
  grain: z.enum(GRAINS).default('total'),
});

export type ApiSpendQuery = z.output<typeof apiSpendQuerySchema>;
