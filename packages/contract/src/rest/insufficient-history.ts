import { z } from 'zod';

/** Too few days are known to answer. */
export const insufficientHistory = z.object({
  kind: z.literal('insufficient-history'),
  have: z.number().int(),
  need: z.number().int(),
});
