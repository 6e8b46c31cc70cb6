import { dayOf } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyAt, keyOf, uniform } from '../../world/random.ts';
import { countBetween, loadsOf, wobble } from './load.ts';
import type { Sample } from './sample.ts';
import { events, gauge, latencies } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

const { ceil, floor, min } = Math;

/** What a step with `count` requests records; null when nothing is recorded. */
type Recorder = (count: number, from: number, stepMs: number) => Sample | null;

interface MetricPlan {
  readonly name: string;
  readonly unit: string;
  readonly record: Recorder;
}

const FIVE_MINUTES = 300_000;

/** Some of `count` requests go wrong, now and then many of them. */
function failures(key: number, share: number): (count: number, from: number) => number {
  return (count, from) => {
    const slot = keyAt(key, floor(from / FIVE_MINUTES));
    const burst = uniform(slot) < 0.004 ? 40 : 1;
    return min(
      count,
      floor(count * share * burst * 2 * uniform(slot ^ 0x1b873593) + uniform(keyAt(slot, from / 1000)))
    );
  };
}

function durations(key: number, median: number, sigma: number): Recorder {
  const own = 0.7 + 0.6 * uniform(keyOf(key, 'pace'));
  return (count, from) =>
    count === 0
      ? null
      : latencies(count, median * own * wobble(key, floor(from / FIVE_MINUTES) * FIVE_MINUTES, 0.2), sigma);
}

/** Zero counts leave no datapoint, as with a load balancer; functions record their zeros beside the invocations. */
const counted: Recorder = (count) => (count === 0 ? null : events(count));

function balancerMetrics({ key }: Monitored): readonly MetricPlan[] {
  const failed = failures(keyOf(key, '5xx'), 0.0004);
  const sparse = (count: number, from: number) => counted(failed(count, from), from, 0);
  return [
    { name: 'RequestCount', unit: 'Count', record: counted },
    { name: 'TargetResponseTime', unit: 'Seconds', record: durations(keyOf(key, 'latency'), 0.042, 0.75) },
    { name: 'HTTPCode_Target_5XX_Count', unit: 'Count', record: sparse },
    {
      name: 'ActiveConnectionCount',
      unit: 'Count',
      record: (count, _from, step) => (count === 0 ? null : gauge(ceil((count * 1000 * 18) / step))),
    },
  ];
}

function functionMetrics({ key }: Monitored): readonly MetricPlan[] {
  const failed = failures(keyOf(key, 'errors'), 0.0015);
  const throttled = failures(keyOf(key, 'throttles'), 0.00002);
  return [
    { name: 'Invocations', unit: 'Count', record: counted },
    {
      name: 'Errors',
      unit: 'Count',
      record: (count, from) => (count === 0 ? null : events(count, failed(count, from))),
    },
    {
      name: 'Throttles',
      unit: 'Count',
      record: (count, from) => (count === 0 ? null : events(count, throttled(count, from))),
    },
    { name: 'Duration', unit: 'Milliseconds', record: durations(keyOf(key, 'duration'), 85, 0.9) },
    {
      name: 'ConcurrentExecutions',
      unit: 'Count',
      record: (count, _from, step) => (count === 0 ? null : gauge(ceil((count * 120) / step))),
    },
  ];
}

/** Metrics of a load balancer or a function, every minute. Invocations of a day are the requests that the bill charges. */
export function requestSeries(resource: Monitored): Series[] {
  const isBalancer = resource.kind === 'alb';
  const name = isBalancer
    ? resource.resource.id.slice(resource.resource.id.indexOf('app/'))
    : (resource.resource.id.split(':').at(-1) ?? '');
  const dimensions: MetricDimension[] = [{ Name: isBalancer ? 'LoadBalancer' : 'FunctionName', Value: name }];
  const plans = isBalancer ? balancerMetrics(resource) : functionMetrics(resource);
  return plans.map(({ name: metric, unit, record }) => ({
    accountId: resource.account.id,
    region: resource.region.id,
    namespace: isBalancer ? 'AWS/ApplicationELB' : 'AWS/Lambda',
    name: metric,
    dimensions,
    unit,
    stepSeconds: [300, 60],
    recordsOn: (day) => resource.volume(day) > 0,
    reader: () => {
      const loads = loadsOf(resource);
      return (from, stepMs) =>
        record(countBetween(resource, loads(dayOf(from)).volume, from, from + stepMs), from, stepMs);
    },
  }));
}
