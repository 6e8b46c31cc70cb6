import { z } from 'zod';

import { noticeSchema } from './money.ts';
import { origin } from './source-note.ts';

const amount = z.string().meta({ description: 'Exact decimal text, in `unit`.' });
const use = {
  committed: amount,
  used: amount,
  unused: amount,
  utilization: z.number().nullable().meta({ description: '`used` of `committed`, 0 to 1; null without a commitment.' }),
  netSavings: z.string().nullable().meta({ description: 'Less than on demand, US dollars.' }),
};
const what = {
  connection: z.string(),
  type: z.string().meta({ example: 'Savings Plan' }),
  service: z.string().nullable().meta({ description: 'Null for what serves several.' }),
  unit: z.string().meta({ description: '`USD` or `Hours`.' }),
};

export const commitmentsResponseSchema = z.object({
  commitments: z
    .array(
      z.object({
        ...what,
        id: z.string(),
        name: z.string().nullable(),
        account: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
        region: z.string().nullable(),
        end: z.iso.datetime().nullable(),
        daysLeft: z.number().int().nullable(),
        recent: z.object(use).nullable().meta({ description: 'Of its last 30 days.' }),
      })
    )
    .meta({ description: 'The next one to end first.' }),
  use: z.array(z.object({ ...what, ...use, days: z.array(z.object({ day: z.iso.datetime(), ...use })) })),
  ...origin,
  notices: z.array(noticeSchema),
});
export type CommitmentsResponse = z.output<typeof commitmentsResponseSchema>;
