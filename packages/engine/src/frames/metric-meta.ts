import type { DataFrame, FrameType } from '@smartcloudops/contract';
import type { MetricProvenance, TooFewMeasurements } from '@smartcloudops/insights';

import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';

export function metricMeta(type: FrameType, answer: MetricProvenance, context: AnswerContext): DataFrame['meta'] {
  const { aggregation, unit } = answer;
  const meta = frameMeta(type, { ...answer, currency: null, estimatedFrom: null }, context);
  const { currency: _, estimatedFrom: __, ...custom } = meta.custom ?? {};
  return { ...meta, custom: { ...custom, aggregation, unit } };
}

/** An honest "not yet": no number, and what it would take. */
export function tooFewMeasurementsFrame(
  { have, need, unit }: TooFewMeasurements,
  { name, type, what }: { readonly name: string; readonly type: FrameType; readonly what: string }
): DataFrame {
  const text =
    have === 0
      ? `${what} needs ${need} ${unit} of measurements and there are none. GET /api/v1/metrics lists what is measured.`
      : `${what} needs ${need} ${unit} of measurements and there are ${have}. Wait ${need - have} ${unit}.`;
  return {
    name,
    fields: [],
    meta: {
      type,
      typeVersion: [0, 1],
      notices: [{ severity: 'warning', text }],
      custom: { insufficientHistory: { have, need, unit } },
    },
  };
}
