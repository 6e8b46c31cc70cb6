import type { MetricPoints, MetricSource, MetricTarget } from '@smartcloudops/aws';
import type { MetricDelivery } from '@smartcloudops/warehouse';

/** What a call gave, as the warehouse takes it: one delivery per aggregation, with gaps spelled out. */
export function toDeliveries(
  connection: string,
  { name, stepMs }: Pick<MetricSource, 'name' | 'stepMs'>,
  { namespace, metricName, labels }: MetricTarget,
  points: readonly MetricPoints[]
): readonly MetricDelivery[] {
  return points.flatMap(({ aggregation, unit, times, values }) => {
    const onStep = times.flatMap((time, i) => (time % stepMs === 0 ? [{ time, value: values[i] ?? NaN }] : []));
    const [first, last] = [onStep[0]?.time, onStep.at(-1)?.time];
    if (first === undefined || last === undefined) return [];
    const dense = new Float64Array((last - first) / stepMs + 1).fill(NaN);
    for (const { time, value } of onStep) dense[(time - first) / stepMs] = value;
    const series = { connection, source: name, namespace, metricName, aggregation, stepMs, labels, unit };
    return [{ series, start: first, values: dense }];
  });
}
