import { COST_METRICS } from '@smartcloudops/focus';
import { z } from 'zod';

import { noticeSchema } from './money.ts';
import { origin } from './source-note.ts';

/** Where an answer comes from and how fresh it is. */
export const provenance = {
  currency: z.string().nullable().meta({ description: 'ISO 4217; null when there is no charge.' }),
  source: z.array(z.string()),
  freshness: z.iso.datetime().nullable().meta({ description: 'When the newest data of the answer were loaded.' }),
  coverage: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
  dataVersion: z.number().int(),
  ...origin,
  notices: z.array(noticeSchema),
};

export const estimatedFrom = z.iso
  .datetime()
  .nullable()
  .meta({ description: 'First day that may still change; null: all are final.' });
export const group = z
  .record(z.string(), z.string().nullable())
  .meta({ description: 'Value by dimension; null where absent.' });
export const metric = z.enum(COST_METRICS);
