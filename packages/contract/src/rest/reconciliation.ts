import { z } from 'zod';

import { moneySchema, noticeSchema } from './money.ts';
import { metric } from './provenance.ts';
import { origin } from './source-note.ts';

const figures = z.object({
  metric,
  currency: z.string(),
  ours: moneySchema,
  theirs: moneySchema,
  gap: moneySchema.meta({ description: 'ours − theirs; gaps of services may cancel out in it.' }),
  mismatch: moneySchema.meta({ description: 'Sum of what the services differ by, whatever the sign.' }),
  services: z
    .array(z.object({ service: z.string().nullable(), ours: moneySchema, theirs: moneySchema, gap: moneySchema }))
    .meta({ description: 'Services with a gap, largest first; at most 20.' }),
  basis: z.string().meta({ description: "How the source's total was taken." }),
  open: z.boolean().meta({ description: 'The month may still change.' }),
});

export const reconciliationResponseSchema = z.object({
  months: z.array(
    z.object({
      connection: z.string(),
      source: z.string(),
      month: z.string().meta({ example: '2026-09' }),
      state: z.enum(['ties', 'gap', 'not-checked']),
      figures: figures.nullable(),
    })
  ),
  ...origin,
  notices: z.array(noticeSchema),
});
export type ReconciliationResponse = z.output<typeof reconciliationResponseSchema>;
