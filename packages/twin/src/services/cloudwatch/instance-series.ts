import { DAY_MS } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyOf, uniform } from '../../world/random.ts';
import type { Level, LevelPlan } from './level-series.ts';
import { levelSeries, scaled, steady } from './level-series.ts';
import { wobble } from './load.ts';
import type { Series } from './series.ts';

const { min, round } = Math;

const GIB = 2 ** 30;

function cpu(resource: Monitored): Level {
  const own = uniform(keyOf(resource.key, 'cpu'));
  if (resource.load === 'idle') return (_busy, key, time) => (0.7 + 0.6 * own) * wobble(key, time, 0.4);
  const average = resource.load === 'oversized' ? 5 + 2 * own : 24 + 18 * own;
  return (busy, key, time) => min(99, 2 + average * busy * wobble(key, time, 0.25));
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

function metricsOf(resource: Monitored): readonly LevelPlan[] {
  const plain: LevelPlan = { name: 'CPUUtilization', unit: 'Percent', level: cpu(resource) };
  if (resource.kind === 'ec2') {
    return [
      plain,
      { name: 'NetworkIn', unit: 'Bytes', level: scaled(resource, 420_000_000, 9000) },
      { name: 'NetworkOut', unit: 'Bytes', level: scaled(resource, 690_000_000, 6000) },
      { name: 'EBSReadBytes', unit: 'Bytes', level: scaled(resource, 32_000_000, 4096) },
      { name: 'EBSWriteBytes', unit: 'Bytes', level: scaled(resource, 85_000_000, 90_000) },
      { name: 'StatusCheckFailed', unit: 'Count', level: () => 0 },
    ];
  }
  return [
    plain,
    { name: 'DatabaseConnections', unit: 'Count', level: (...at) => round(scaled(resource, 130, 0)(...at)) },
    { name: 'ReadIOPS', unit: 'Count/Second', level: scaled(resource, 850, 0.2) },
    { name: 'WriteIOPS', unit: 'Count/Second', level: scaled(resource, 420, 0.5) },
    { name: 'ReadLatency', unit: 'Seconds', level: scaled(resource, 0.0011, 0.0004) },
    { name: 'WriteLatency', unit: 'Seconds', level: scaled(resource, 0.0016, 0.0005) },
    { name: 'FreeableMemory', unit: 'Bytes', level: steady(resource, 9 * GIB) },
    { name: 'FreeStorageSpace', unit: 'Bytes', level: filling(resource, 400 * GIB) },
  ];
}

/** Metrics of a virtual machine (every five minutes) or a database (every minute). */
export function instanceSeries(resource: Monitored): Series[] {
  const isMachine = resource.kind === 'ec2';
  const Value = isMachine ? resource.resource.id : (resource.resource.id.split(':').at(-1) ?? '');
  const as = {
    namespace: isMachine ? 'AWS/EC2' : 'AWS/RDS',
    dimensions: [{ Name: isMachine ? 'InstanceId' : 'DBInstanceIdentifier', Value }],
    stepSeconds: isMachine ? 300 : 60,
  };
  return levelSeries(resource, as, metricsOf(resource));
}
