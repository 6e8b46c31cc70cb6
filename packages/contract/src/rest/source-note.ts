import { z } from 'zod';

const hours = z.number().nullable();

/** What is known of a source that an answer rests on; the same in REST answers and in `meta.custom.sources` of frames. */
export const sourceNoteSchema = z.object({
  name: z.string().meta({ example: 'cost-explorer', description: 'As in docs/sources.' }),
  title: z.string().meta({ example: 'AWS Cost Explorer' }),
  asOf: z.iso.datetime().nullable().meta({ description: 'When it was last collected or imported.' }),
  updatedEveryHours: hours.meta({ description: 'Hours between updates at the source; null: when somebody imports.' }),
  delayHours: hours.meta({ description: 'Hours that it lags behind what happens, at most as a rule; null: unknown.' }),
  accuracy: z.string().meta({ description: 'How exact it is, in one sentence.' }),
});
export type SourceNote = z.output<typeof sourceNoteSchema>;

/** What every answer says of where its numbers come from. */
export const origin = {
  sources: z.array(sourceNoteSchema).meta({ description: 'What the answer rests on.' }),
  estimated: z.boolean().meta({ description: 'Some of it may still change.' }),
  partial: z.boolean().meta({ description: 'Part of the range is not known yet.' }),
  price: z.string().meta({ description: 'US dollars that this answer cost, exact decimal text.', example: '0' }),
};
