import { z } from 'zod';

import { dimensionSchema } from './cost-fields.ts';

/** Changes of the cost that are known beforehand and that no history could tell. */
export const knownSteps = z
  .array(
    z.strictObject({
      /** The first day (UTC) at the new level, `YYYY-MM-DD`. */
      date: z.iso.date(),
      /** Added to the cost of a day, in the currency of the bill; negative when it falls. */
      change: z.number(),
      /** What happens then; told in a notice. */
      label: z.string().min(1).max(200).optional(),
      /** Whose cost changes, by dimension; absent: everything's, shared among groups by their cost. */
      group: z.partialRecord(dimensionSchema, z.string().nullable()).optional(),
    })
  )
  .max(50)
  .optional();
