import { DAY_MS, dayOf } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyOf, uniform } from '../../world/random.ts';
import { hourOf, isRunning, loadsOf, wobble } from './load.ts';
import { gauge } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

const { min, round } = Math;

const GIB = 2 ** 30;

/** A value from the load: `busy` is 1 in an average hour of an average day. */
type Level = (busy: number, key: number, time: number) => number;

function cpu(resource: Monitored): Level {
  const own = uniform(keyOf(resource.key, 'cpu'));
  if (resource.load === 'idle') return (_busy, key, time) => (0.7 + 0.6 * own) * wobble(key, time, 0.4);
  const average = resource.load === 'oversized' ? 5 + 2 * own : 24 + 18 * own;
  return (busy, key, time) => min(99, 2 + average * busy * wobble(key, time, 0.25));
}

/** What follows the load; an idle resource shows `idle` instead. */
function scaled(resource: Monitored, average: number, idle: number): Level {
  const own = 0.6 + 0.8 * uniform(keyOf(resource.key, 'size'));
  return (busy, key, time) => (resource.load === 'idle' ? idle : average * own * busy) * wobble(key, time, 0.3);
}

/** What hardly moves with the load. */
function steady(resource: Monitored, average: number): Level {
  const own = 0.6 + 0.8 * uniform(keyOf(resource.key, 'size'));
  return (busy, key, time) => average * own * (1.05 - 0.05 * busy) * wobble(key, time, 0.03);
}

/** Share of a disk that is left when somebody extends it. */
const LEFT = 0.04;

/** Free space: it fills up over two to four months, and is extended at the last moment. */
function filling(resource: Monitored, size: number): Level {
  const own = 0.6 + 0.8 * uniform(keyOf(resource.key, 'size'));
  const period = (60 + 60 * uniform(keyOf(resource.key, 'fills'))) * DAY_MS;
  const phase = period * uniform(keyOf(resource.key, 'extended'));
  return (_busy, key, time) => {
    const filled = ((time + phase) % period) / period;
    return size * own * (1 - (1 - LEFT) * filled) * wobble(key, time, 0.004);
  };
}

interface MetricPlan {
  readonly name: string;
  readonly unit: string;
  readonly level: Level;
}

function metricsOf(resource: Monitored): readonly MetricPlan[] {
  const plain: MetricPlan = { name: 'CPUUtilization', unit: 'Percent', level: cpu(resource) };
  if (resource.kind === 'ec2') {
    return [
      plain,
      { name: 'NetworkIn', unit: 'Bytes', level: scaled(resource, 420_000_000, 9000) },
      { name: 'NetworkOut', unit: 'Bytes', level: scaled(resource, 690_000_000, 6000) },
      { name: 'StatusCheckFailed', unit: 'Count', level: () => 0 },
    ];
  }
  return [
    plain,
    { name: 'DatabaseConnections', unit: 'Count', level: (...at) => round(scaled(resource, 130, 0)(...at)) },
    { name: 'ReadIOPS', unit: 'Count/Second', level: scaled(resource, 850, 0.2) },
    { name: 'WriteIOPS', unit: 'Count/Second', level: scaled(resource, 420, 0.5) },
    { name: 'ReadLatency', unit: 'Seconds', level: scaled(resource, 0.0011, 0.0004) },
    { name: 'FreeableMemory', unit: 'Bytes', level: steady(resource, 9 * GIB) },
    { name: 'FreeStorageSpace', unit: 'Bytes', level: filling(resource, 400 * GIB) },
  ];
}

/** Metrics of a virtual machine (every five minutes) or a database (every minute). */
export function instanceSeries(resource: Monitored): Series[] {
  const isMachine = resource.kind === 'ec2';
  const id = isMachine ? resource.resource.id : (resource.resource.id.split(':').at(-1) ?? '');
  const dimensions: MetricDimension[] = [{ Name: isMachine ? 'InstanceId' : 'DBInstanceIdentifier', Value: id }];
  return metricsOf(resource).map(({ name, unit, level }) => ({
    accountId: resource.account.id,
    region: resource.region.id,
    namespace: isMachine ? 'AWS/EC2' : 'AWS/RDS',
    name,
    dimensions,
    unit,
    stepSeconds: [isMachine ? 300 : 60],
    recordsOn: (day) => resource.volume(day) > 0,
    reader: () => {
      const key = keyOf(resource.key, name);
      const loads = loadsOf(resource);
      return (from) => {
        const { pace, hours, volume } = loads(dayOf(from));
        return isRunning(volume, from) ? gauge(level(pace * (hours[hourOf(from)] ?? 1), key, from)) : null;
      };
    },
  }));
}
