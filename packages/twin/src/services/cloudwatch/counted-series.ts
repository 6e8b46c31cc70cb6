import { dayOf } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyAt, keyOf, uniform } from '../../world/random.ts';
import { countBetween, loadsOf, wobble } from './load.ts';
import type { Sample } from './sample.ts';
import { events, latencies } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

const { floor, min } = Math;

/** What a step with `count` requests records; null when nothing is recorded. */
type Recorder = (count: number, from: number, stepMs: number) => Sample | null;

export interface CountedPlan {
  readonly name: string;
  readonly unit: string;
  readonly record: Recorder;
}

const FIVE_MINUTES = 300_000;

/** Some of `count` requests go wrong, now and then many of them. */
export function failures(key: number, share: number): (count: number, from: number) => number {
  return (count, from) => {
    const slot = keyAt(key, floor(from / FIVE_MINUTES));
    const burst = uniform(slot) < 0.004 ? 40 : 1;
    return min(
      count,
      floor(count * share * burst * 2 * uniform(slot ^ 0x1b873593) + uniform(keyAt(slot, from / 1000)))
    );
  };
}

/** @param slower factor of the median at a moment; 1 when all is well */
export function durations(
  key: number,
  median: number,
  sigma: number,
  slower: (time: number) => number = () => 1
): Recorder {
  const own = 0.7 + 0.6 * uniform(keyOf(key, 'pace'));
  return (count, from) =>
    count === 0
      ? null
      : latencies(
          count,
          median * own * slower(from) * wobble(key, floor(from / FIVE_MINUTES) * FIVE_MINUTES, 0.2),
          sigma
        );
}

/** Zero counts leave no datapoint, as with a load balancer; functions record their zeros beside the invocations. */
export const counted: Recorder = (count) => (count === 0 ? null : events(count));

/** Each request records 1 when it went wrong and 0 otherwise. */
export function failed(resource: Monitored, name: string, share: number): Recorder {
  const wrong = failures(keyOf(resource.key, name), share);
  return (count, from) => (count === 0 ? null : events(count, wrong(count, from)));
}

/** Metrics of something that is asked, every minute. */
export function countedSeries(
  resource: Monitored,
  namespace: string,
  dimensions: readonly MetricDimension[],
  plans: readonly CountedPlan[]
): Series[] {
  return plans.map(({ name, unit, record }) => ({
    accountId: resource.account.id,
    region: resource.region.id,
    namespace,
    name,
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
