import { DAY_MS, formatDay } from './calendar.ts';
import type { Monitored } from './meter.ts';
import { keyOf, pick } from './random.ts';
import type { DayRange } from './range.ts';
import type { PlantedTrouble } from './truth.ts';

/** How a thing goes wrong, again and again: every `period` days it begins after `start` days and lasts `length` days. */
interface Trouble {
  readonly kind: PlantedTrouble['kind'];
  readonly of: Monitored['kind'];
  /** Ending of the resource's name. */
  readonly named: string;
  readonly period: number;
  readonly start: number;
  readonly length: number;
  readonly why: string;
  readonly namespace: string;
  readonly metricName: string;
}

const TROUBLES: readonly Trouble[] = [
  {
    kind: 'memory-leak',
    of: 'ec2',
    named: 'app-03',
    period: 9,
    start: 0,
    length: 9,
    why: 'a process never gives memory back until it is restarted',
    namespace: 'CWAgent',
    metricName: 'mem_used_percent',
  },
  {
    kind: 'disk-filling',
    of: 'ec2',
    named: 'app-02',
    period: 45,
    start: 0,
    length: 45,
    why: 'logs are never rotated; somebody clears them when the disk is full',
    namespace: 'CWAgent',
    metricName: 'disk_used_percent',
  },
  {
    kind: 'slow-endpoint',
    of: 'endpoint',
    named: 'recommend-02',
    period: 30,
    start: 12,
    length: 3,
    why: 'the model runs on the processor after its accelerator failed',
    namespace: 'AWS/SageMaker',
    metricName: 'ModelLatency',
  },
  {
    kind: 'model-drift',
    of: 'endpoint',
    named: 'recommend-03',
    period: 60,
    start: 15,
    length: 35,
    why: 'what people buy has changed since the model was trained; it ends when it is trained again',
    namespace: 'aws/sagemaker/Endpoints/data-metrics',
    metricName: 'feature_baseline_drift_basket_value',
  },
  {
    kind: 'model-drift',
    of: 'model',
    named: 'invoice-matching',
    period: 60,
    start: 15,
    length: 35,
    why: 'suppliers write their invoices in a new way; it ends when the model is trained again',
    namespace: 'SmartCloudOps/Models',
    metricName: 'PSI',
  },
];

const troubleOf = (resource: Monitored, kind: Trouble['kind']) =>
  TROUBLES.find((one) => one.kind === kind && one.of === resource.kind && resource.resource.name.endsWith(one.named));

const phaseOf = (resource: Monitored, { kind, period }: Trouble) => pick(keyOf(resource.key, kind), period);

/**
 * How far a trouble of a resource has gone at a moment: 0 is nothing, 1 its worst. It depends on the resource and the moment
 * alone, whatever the world's range is.
 */
export function troubleAt(resource: Monitored, kind: Trouble['kind']): (time: number) => number {
  const trouble = troubleOf(resource, kind);
  if (!trouble) return () => 0;
  const { period, start, length } = trouble;
  const phase = phaseOf(resource, trouble);
  return (time) => {
    const into = (((time / DAY_MS - phase) % period) + period) % period;
    return into < start || into >= start + length ? 0 : Math.max(1e-9, (into - start) / length);
  };
}

/** Times that the model of a resource was trained again since 2020. */
export function trainedTimes(resource: Monitored, time: number): number {
  const trouble = troubleOf(resource, 'model-drift');
  const { period, end, phase } = trouble
    ? { period: trouble.period, end: trouble.start + trouble.length, phase: phaseOf(resource, trouble) }
    : { period: 90, end: 0, phase: pick(keyOf(resource.key, 'trained'), 90) };
  return Math.floor((time / DAY_MS - 18_262 - phase - end) / period) + 1;
}

/** Every episode of every trouble that touches the range. */
export function plantedTroubles(monitored: readonly Monitored[], { firstDay, endDay }: DayRange): PlantedTrouble[] {
  return monitored.flatMap((resource) =>
    TROUBLES.filter((one) => troubleOf(resource, one.kind) === one).flatMap((trouble) => {
      const first = phaseOf(resource, trouble) + trouble.start;
      const episodes: PlantedTrouble[] = [];
      for (let n = Math.floor((firstDay - first) / trouble.period); first + n * trouble.period < endDay; n++) {
        const from = first + n * trouble.period;
        if (from + trouble.length <= firstDay) continue;
        const { kind, why, namespace, metricName } = trouble;
        episodes.push({
          id: `${kind}/${resource.resource.name}/${formatDay(from)}`,
          kind,
          why,
          accountId: resource.account.id,
          accountName: resource.account.name,
          region: resource.region.id,
          resourceId: resource.resource.id,
          resourceName: resource.resource.name,
          namespace,
          metricName,
          from: formatDay(from),
          to: formatDay(from + trouble.length),
        });
      }
      return episodes;
    })
  );
}
