import type { Watched, WatchedMetric } from './watched.ts';

const MEMORY: readonly WatchedMetric[] = [
  ['mem_used_percent', 'average', 'maximum'],
  ['Memory % Committed Bytes In Use', 'average', 'maximum'],
  ['disk_used_percent', 'maximum'],
  ['LogicalDisk % Free Space', 'minimum'],
  ['swap_used_percent', 'maximum'],
];

/** Disks that are none: in memory, or packed read-only images that are always full. */
const noDisk = ({ fstype }: Readonly<Record<string, string>>) =>
  /^(tmpfs|devtmpfs|squashfs|overlay|iso9660)$/.test(fstype ?? '');

/** Virtual machines. Memory and disks are known only to the agent that runs in them (namespace CWAgent). */
export const MACHINES: readonly Watched[] = [
  {
    listed: { namespace: 'AWS/EC2' },
    dimensions: ['InstanceId'],
    labels: ({ InstanceId = '' }) => ({ ResourceId: InstanceId }),
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['StatusCheckFailed', 'maximum'],
      ['NetworkOut', 'sum'],
      ['NetworkIn', 'sum'],
      ['EBSWriteBytes', 'sum'],
      ['EBSReadBytes', 'sum'],
      ['CPUCreditBalance', 'minimum'],
    ],
  },
  {
    listed: { namespace: 'CWAgent' },
    dimensions: ['InstanceId'],
    also: 'any',
    skip: noDisk,
    labels: ({ InstanceId = '' }) => ({ ResourceId: InstanceId }),
    metrics: MEMORY,
  },
  {
    // An agent on a machine outside AWS, or one set up without InstanceId, names its host.
    listed: { namespace: 'CWAgent' },
    dimensions: ['host'],
    also: 'any',
    skip: (dimensions) => noDisk(dimensions) || dimensions['InstanceId'] !== undefined,
    metrics: MEMORY,
  },
];
