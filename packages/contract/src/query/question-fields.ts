import { z } from 'zod';

const timeRangeSchema = z
  .strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .refine((range) => Date.parse(range.from) < Date.parse(range.to), {
    error: 'timeRange.from must be before timeRange.to.',
    path: ['from'],
  });

/** What every question has. */
export const questionFields = {
  /** Half-open, UTC. Grafana's own time range fills it in when a panel or alert asks. */
  timeRange: timeRangeSchema,
  /** Connections to read; absent means all that the caller may see. */
  connections: z.array(z.string()).optional(),
  /** Answer with what was known at this moment. */
  asOf: z.iso.datetime({ offset: true }).optional(),
};
