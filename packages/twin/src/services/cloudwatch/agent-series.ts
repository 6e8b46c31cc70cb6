import type { Monitored } from '../../world/meter.ts';
import { hex, keyOf, uniform } from '../../world/random.ts';
import { troubleAt } from '../../world/troubles.ts';
import type { Level } from './level-series.ts';
import { levelSeries, share } from './level-series.ts';
import { wobble } from './load.ts';
import type { Series } from './series.ts';

/** Machines that nobody cares for have no agent. */
const hasAgent = ({ load, key, resource }: Monitored) =>
  load !== 'idle' && (/-app-0[1-4]$/.test(resource.name) || uniform(keyOf(key, 'agent')) < 0.6);

/** What a trouble of the resource drives from its normal value up to `worst`. */
function driven(resource: Monitored, kind: 'memory-leak' | 'disk-filling', normal: Level, worst: number): Level {
  const gone = troubleAt(resource, kind);
  return (busy, key, time) => {
    const value = normal(busy, key, time);
    const part = gone(time);
    return part === 0 ? value : Math.min(99.5, value + (worst - value) * part);
  };
}

/** Memory, swap and disks of a machine as the CloudWatch agent inside tells them, every minute. */
export function agentSeries(resource: Monitored): Series[] {
  if (resource.kind !== 'ec2' || !hasAgent(resource)) return [];
  const namespace = 'CWAgent';
  const dimensions = [
    { Name: 'InstanceId', Value: resource.resource.id },
    { Name: 'ImageId', Value: `ami-0${hex(keyOf(1, resource.region.id), 16)}` },
    { Name: 'InstanceType', Value: resource.instanceType ?? '' },
  ];
  const disk = (path: string, device: string, level: Level) =>
    levelSeries(
      resource,
      {
        namespace,
        dimensions: [
          { Name: 'path', Value: path },
          ...dimensions,
          { Name: 'device', Value: device },
          { Name: 'fstype', Value: 'xfs' },
        ],
        stepSeconds: 60,
      },
      [{ name: 'disk_used_percent', unit: 'Percent', level }]
    );
  const used = 20 + 30 * uniform(keyOf(resource.key, 'disk'));
  const kept: Level = (_busy, key, time) => used * wobble(key, time, 0.01);
  return [
    ...levelSeries(resource, { namespace, dimensions, stepSeconds: 60 }, [
      { name: 'mem_used_percent', unit: 'Percent', level: driven(resource, 'memory-leak', share(resource, 52), 97) },
      { name: 'swap_used_percent', unit: 'Percent', level: (_busy, key, time) => 1.5 * wobble(key, time, 0.5) },
    ]),
    ...disk('/', 'nvme0n1p1', kept),
    ...disk('/var/log', 'nvme1n1', driven(resource, 'disk-filling', kept, 98)),
  ];
}
