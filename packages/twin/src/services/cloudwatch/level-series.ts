import { dayOf } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyOf, uniform } from '../../world/random.ts';
import { hourOf, isRunning, loadsOf, wobble } from './load.ts';
import { gauge } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

/** A value from the load: `busy` is 1 in an average hour of an average day. */
export type Level = (busy: number, key: number, time: number) => number;

export interface LevelPlan {
  readonly name: string;
  readonly unit: string;
  readonly level: Level;
}

/** What a thing is called where it is measured. */
export interface MeasuredAs {
  readonly namespace: string;
  readonly dimensions: readonly MetricDimension[];
  readonly stepSeconds: number;
}

const ownSize = (resource: Monitored) => 0.6 + 0.8 * uniform(keyOf(resource.key, 'size'));

/** What follows the load; an idle resource shows `idle` instead. */
export function scaled(resource: Monitored, average: number, idle: number): Level {
  const own = ownSize(resource);
  return (busy, key, time) => (resource.load === 'idle' ? idle : average * own * busy) * wobble(key, time, 0.3);
}

/** What hardly moves with the load. */
export function steady(resource: Monitored, average: number): Level {
  const own = ownSize(resource);
  return (busy, key, time) => average * own * (1.05 - 0.05 * busy) * wobble(key, time, 0.03);
}

/** A share in percent that follows the load around `average`. */
export function share(resource: Monitored, average: number, swing = 0.25): Level {
  const own = 0.85 + 0.3 * uniform(keyOf(resource.key, 'share'));
  return (busy, key, time) => Math.min(99, average * own * (1 - swing + swing * busy) * wobble(key, time, 0.05));
}

/** Metrics of something that runs and shows a value at every step. */
export function levelSeries(
  resource: Monitored,
  { namespace, dimensions, stepSeconds }: MeasuredAs,
  plans: readonly LevelPlan[]
): Series[] {
  return plans.map(({ name, unit, level }) => ({
    accountId: resource.account.id,
    region: resource.region.id,
    namespace,
    name,
    dimensions,
    unit,
    stepSeconds: [stepSeconds],
    recordsOn: (day) => resource.volume(day) > 0,
    reader: () => {
      const key = keyOf(resource.key, name);
      const loads = loadsOf(resource);
      const standing = resource.kind !== 'ec2' && resource.kind !== 'rds' && resource.kind !== 'endpoint';
      return (from) => {
        const { pace, hours, volume } = loads(dayOf(from));
        const running = standing ? volume > 0 : isRunning(volume, from);
        return running ? gauge(level(pace * (hours[hourOf(from)] ?? 1), key, from)) : null;
      };
    },
  }));
}
