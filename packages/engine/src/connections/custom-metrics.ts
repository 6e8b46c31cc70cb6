import type { CustomMetrics } from '@smartcloudops/aws';
import { z } from 'zod';

import type { ConnectionSettings } from '../engine.ts';

const STATISTIC = /^(average|sum|maximum|minimum|p(100|\d{1,2}(\.\d{1,2})?))$/;
/** @see API reference of Amazon CloudWatch, `MetricDatum.Unit` */
const UNIT =
  /^(Seconds|Microseconds|Milliseconds|(Bytes|Kilobytes|Megabytes|Gigabytes|Terabytes|Bits|Kilobits|Megabits|Gigabits|Terabits|Count)(\/Second)?|Percent)$/;
const name = (most: number) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^[\\x20-\\x7e]{1,${most}}$`), `1 to ${most} ASCII characters.`);

/** What is accepted as a metric of one's own. */
export const customMetricSchema = z.strictObject({
  namespace: name(255).refine((text) => !text.startsWith(':'), 'A namespace of CloudWatch does not begin with ":".'),
  metricName: name(255).optional(),
  dimensions: z
    .record(name(255), name(1024))
    .refine((one) => Object.keys(one).length <= 30, 'CloudWatch has 30 dimensions at most.')
    .optional(),
  statistics: z
    .array(z.string().regex(STATISTIC, 'average, sum, maximum, minimum, or a percentile such as "p95".'))
    .min(1)
    .max(10)
    .optional(),
  unit: z.string().regex(UNIT, 'A unit of CloudWatch, such as "Milliseconds", "Percent" or "Count/Second".').optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region such as "eu-west-1".')
    .optional(),
});

/** What is asked of CloudWatch for a connection beside what is watched anyway. */
export function customMetricsOf({ metrics }: ConnectionSettings): readonly CustomMetrics[] {
  return (metrics?.custom ?? []).map(({ namespace, metricName, dimensions, statistics, unit, region }) => ({
    namespace,
    aggregations: (statistics ?? ['average']) as CustomMetrics['aggregations'],
    ...(metricName === undefined ? {} : { metricNames: [metricName] }),
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(unit === undefined ? {} : { unit }),
    ...(region === undefined ? {} : { region }),
  }));
}
