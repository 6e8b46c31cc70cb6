import { z } from 'zod';

import { questionFields } from './question-fields.ts';

const PERCENTILE = /^p(\d{1,2}(\.\d{1,3})?|100)$/;
const PLAIN = ['average', 'sum', 'maximum', 'minimum'] as const;

/** How the measurements within a step were made one value. */
export type MetricAggregation = (typeof PLAIN)[number] | `p${number}`;

const aggregation = z.custom<MetricAggregation>(
  (value) => typeof value === 'string' && ((PLAIN as readonly string[]).includes(value) || PERCENTILE.test(value)),
  {
    error: (issue) =>
      `Unknown aggregation ${JSON.stringify(issue.input)}. Use ${PLAIN.map((one) => `"${one}"`).join(', ')}, or a percentile such as "p99".`,
  }
);

const labelFilterSchema = z.strictObject({
  /** `SubAccountId`, `RegionId`, `ResourceId`, or a dimension of the source. */
  label: z.string().min(1),
  op: z.enum(['in', 'not-in']).default('in'),
  /** null stands for "absent". An empty list filters nothing. */
  values: z.array(z.string().nullable()),
});

/** What every question about measurements has. `asOf` looks at what was measured until then. */
export const metricFields = {
  ...questionFields,
  /** Kind of thing that is measured, in the source's words. Absent: any. */
  namespace: z.string().min(1).optional(),
  metricName: z.string().min(1),
  /** Absent: the first that is collected of average, sum, maximum, minimum, percentiles. */
  aggregation: aggregation.optional(),
  labels: z.array(labelFilterSchema).default([]),
};
