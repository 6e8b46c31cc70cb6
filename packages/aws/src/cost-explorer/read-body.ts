import { parseDecimal } from '@smartcloudops/focus';
import { z } from 'zod';

import { AwsError } from '../errors.ts';

/** A decimal number as text, the digits as AWS gives them. */
export const decimalText = z.string().refine((text) => parseDecimal(text) !== null, { error: 'is no decimal number' });

/** @param operation for the message. @throws AwsError `AWS_ANSWER_UNREADABLE` when the body is not of that form */
export function readBody<Schema extends z.ZodType>(schema: Schema, operation: string, body: string): z.output<Schema> {
  const parsed = schema.safeParse(fromJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsError(
    'AWS_ANSWER_UNREADABLE',
    `ce:${operation} answered in an unknown form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`
  );
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
