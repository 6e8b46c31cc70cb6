import { HOUR_MS } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyOf } from '../../world/random.ts';
import { trainedTimes, troubleAt } from '../../world/troubles.ts';
import type { CountedPlan } from './counted-series.ts';
import { counted, countedSeries, durations, failed } from './counted-series.ts';
import type { Level, LevelPlan } from './level-series.ts';
import { levelSeries, share } from './level-series.ts';
import { loadsOf, wobble } from './load.ts';
import type { MetricDimension, Series } from './series.ts';

/** Requests that an endpoint gets for each hour that one of its instances runs. */
const REQUESTS_PER_HOUR = 21_000;
export const VARIANT = 'AllTraffic';
/** What the model is asked with; the monitor watches each of them. */
const FEATURES = ['basket_value', 'days_since_visit', 'device'];

/** From `good` to `bad` as the model drifts. */
function drifting(resource: Monitored, good: number, bad: number, noise: number): Level {
  const gone = troubleAt(resource, 'model-drift');
  return (_busy, key, time) => (good + (bad - good) * gone(time)) * wobble(key, time, noise);
}

/** A deployed model of SageMaker: requests, instances, and what Model Monitor finds every hour. */
export function endpointSeries(resource: Monitored): Series[] {
  const { name } = resource.resource;
  const dimensions: MetricDimension[] = [
    { Name: 'EndpointName', Value: name },
    { Name: 'VariantName', Value: VARIANT },
  ];
  const loads = loadsOf(resource);
  const asked: Monitored = { ...resource, volume: (day) => resource.volume(day) * REQUESTS_PER_HOUR * loads(day).pace };
  const slow = troubleAt(resource, 'slow-endpoint');
  const requests: readonly CountedPlan[] = [
    { name: 'Invocations', unit: 'None', record: counted },
    {
      name: 'ModelLatency',
      unit: 'Microseconds',
      record: durations(keyOf(resource.key, 'latency'), 38_000, 0.5, (time) => (slow(time) > 0 ? 6 : 1)),
    },
    { name: 'OverheadLatency', unit: 'Microseconds', record: durations(keyOf(resource.key, 'overhead'), 4200, 0.4) },
    { name: 'Invocation5XXErrors', unit: 'None', record: failed(resource, '5xx', 0.0003) },
    { name: 'Invocation4XXErrors', unit: 'None', record: failed(resource, '4xx', 0.002) },
  ];
  return [
    ...countedSeries(asked, 'AWS/SageMaker', dimensions, requests),
    ...levelSeries(resource, { namespace: '/aws/sagemaker/Endpoints', dimensions, stepSeconds: 60 }, [
      { name: 'CPUUtilization', unit: 'Percent', level: share(resource, 58, 0.7) },
      { name: 'MemoryUtilization', unit: 'Percent', level: share(resource, 44, 0.1) },
      { name: 'DiskUtilization', unit: 'Percent', level: share(resource, 21, 0) },
    ]),
    ...monitorSeries(resource),
  ];
}

export const scheduleOf = ({ resource }: Monitored): string => `${resource.name}-quality`;

function monitorSeries(resource: Monitored): Series[] {
  const dimensions: MetricDimension[] = [
    { Name: 'Endpoint', Value: resource.resource.name },
    { Name: 'MonitoringSchedule', Value: scheduleOf(resource) },
  ];
  const of = (kind: string) => ({
    namespace: `aws/sagemaker/Endpoints/${kind}-metrics`,
    dimensions,
    stepSeconds: 3600,
  });
  return [
    ...levelSeries(
      resource,
      of('data'),
      FEATURES.map((feature, i): LevelPlan => ({
        name: `feature_baseline_drift_${feature}`,
        unit: 'None',
        level: drifting(resource, 0.04, i === 0 ? 0.42 : 0.06, 0.15),
      }))
    ),
    ...levelSeries(resource, of('model'), [
      { name: 'accuracy', unit: 'None', level: drifting(resource, 0.93, 0.79, 0.01) },
      { name: 'f1', unit: 'None', level: drifting(resource, 0.9, 0.74, 0.012) },
    ]),
  ];
}

/** A model that runs elsewhere and tells about itself by the convention of docs/guides/model-metrics.md. */
export function modelSeries(resource: Monitored): Series[] {
  const version = (time: number) => `v${trainedTimes(resource, time)}`;
  const fixed: MetricDimension[] = [
    { Name: 'ModelName', Value: resource.resource.name },
    { Name: 'Environment', Value: resource.account.environment },
  ];
  const plans: readonly LevelPlan[] = [
    { name: 'Accuracy', unit: 'None', level: drifting(resource, 0.95, 0.84, 0.008) },
    { name: 'Precision', unit: 'None', level: drifting(resource, 0.93, 0.8, 0.01) },
    { name: 'Recall', unit: 'None', level: drifting(resource, 0.91, 0.82, 0.01) },
    { name: 'F1', unit: 'None', level: drifting(resource, 0.92, 0.81, 0.01) },
    { name: 'PSI', unit: 'None', level: drifting(resource, 0.05, 0.38, 0.12) },
    { name: 'KS', unit: 'None', level: drifting(resource, 0.03, 0.21, 0.12) },
  ];
  const counts: readonly CountedPlan[] = [
    { name: 'PredictionCount', unit: 'Count', record: counted },
    { name: 'PredictionErrors', unit: 'Count', record: failed(resource, 'errors', 0.0008) },
    { name: 'PredictionLatency', unit: 'Milliseconds', record: durations(keyOf(resource.key, 'latency'), 22, 0.6) },
  ];
  const namespace = 'SmartCloudOps/Models';
  const hourly = levelSeries(resource, { namespace, dimensions: fixed, stepSeconds: 3600 }, plans);
  const all = [...hourly, ...countedSeries(resource, namespace, fixed, counts)];
  // Each training brings a version of its own; the last three are still in CloudWatch's list or in its past.
  return all.flatMap((series) =>
    versionsOf(resource).map((number) => {
      const own = `v${number}`;
      return {
        ...series,
        dimensions: [...fixed, { Name: 'ModelVersion', Value: own }],
        recordsOn: (day: number) => dayHasVersion(day, version, own) && series.recordsOn(day),
        reader: () => {
          const read = series.reader();
          return (from: number, stepMs: number) => (version(from) === own ? read(from, stepMs) : null);
        },
      };
    })
  );
}

const dayHasVersion = (day: number, version: (time: number) => string, own: string): boolean =>
  [0, 23].some((hour) => version((day * 24 + hour) * HOUR_MS) === own);

/** Versions from 2024 to 2031. */
function versionsOf(resource: Monitored): number[] {
  const [first, last] = [Date.UTC(2024, 0, 1), Date.UTC(2032, 0, 1)].map((time) => trainedTimes(resource, time));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, i) => (first ?? 0) + i);
}
