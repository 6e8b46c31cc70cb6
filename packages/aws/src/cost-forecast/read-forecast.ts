import { z } from 'zod';

import { AwsError } from '../errors.ts';

const number = z.string().transform((text, context) => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  context.addIssue({ code: 'custom', message: `"${text}" is no number` });
  return z.NEVER;
});
const answerSchema = z.object({
  ForecastResultsByTime: z.array(
    z.object({
      TimePeriod: z.object({ Start: z.iso.date(), End: z.iso.date() }),
      MeanValue: number,
      PredictionIntervalLowerBound: number.optional(),
      PredictionIntervalUpperBound: number.optional(),
    })
  ),
});

/** AWS's forecast of one day, in the currency of the bill: a statistic, so a double. */
export interface AwsDay {
  /** Start, epoch ms. */
  readonly day: number;
  readonly mean: number;
  /** Null when AWS gives none. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

/** An answer of GetCostForecast. @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function readForecast(body: string): readonly AwsDay[] {
  const parsed = answerSchema.safeParse(fromJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AwsError(
      'AWS_ANSWER_UNREADABLE',
      `ce:GetCostForecast answered in an unknown form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`
    );
  }
  return parsed.data.ForecastResultsByTime.map(
    ({ TimePeriod, MeanValue, PredictionIntervalLowerBound: lower, PredictionIntervalUpperBound: upper }) => ({
      day: Date.parse(`${TimePeriod.Start}T00:00:00Z`),
      mean: MeanValue,
      interval: lower === undefined || upper === undefined ? null : { lower, upper },
    })
  );
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
