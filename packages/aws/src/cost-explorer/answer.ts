import { z } from 'zod';

import { AwsError } from '../errors.ts';

const amount = z.object({ Amount: z.string(), Unit: z.string() });
export type Amount = z.output<typeof amount>;

const answerSchema = z.object({
  ResultsByTime: z.array(
    z.object({
      TimePeriod: z.object({ Start: z.string(), End: z.string() }),
      Groups: z.array(z.object({ Keys: z.array(z.string()), Metrics: z.record(z.string(), amount) })).default([]),
      Estimated: z.boolean().default(false),
    })
  ),
  DimensionValueAttributes: z
    .array(z.object({ Value: z.string(), Attributes: z.record(z.string(), z.string()).default({}) }))
    .default([]),
  NextPageToken: z.string().optional(),
});

/** One page of GetCostAndUsage, as far as we read it. */
export interface Answer {
  readonly days: readonly {
    /** `2024-09-01`, end exclusive. */
    readonly start: string;
    readonly end: string;
    readonly estimated: boolean;
    readonly groups: readonly {
      readonly keys: readonly string[];
      readonly metrics: Readonly<Record<string, Amount>>;
    }[];
  }[];
  readonly descriptions: readonly { readonly value: string; readonly description: string }[];
  readonly nextToken: string | null;
}

/** @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function parseAnswer(body: string): Answer {
  const parsed = answerSchema.safeParse(fromJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AwsError(
      'AWS_ANSWER_UNREADABLE',
      `ce:GetCostAndUsage answered in an unknown form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`
    );
  }
  const { ResultsByTime, DimensionValueAttributes, NextPageToken } = parsed.data;
  return {
    days: ResultsByTime.map(({ TimePeriod, Groups, Estimated }) => ({
      start: TimePeriod.Start,
      end: TimePeriod.End,
      estimated: Estimated,
      groups: Groups.map(({ Keys, Metrics }) => ({ keys: Keys, metrics: Metrics })),
    })),
    descriptions: DimensionValueAttributes.flatMap(({ Value, Attributes }) =>
      Attributes['description'] ? [{ value: Value, description: Attributes['description'] }] : []
    ),
    nextToken: NextPageToken ?? null,
  };
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
